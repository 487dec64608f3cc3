/** Settings that differ, in words. */

import type { ParamValue } from '#core/event.ts';
import type { Parameter } from '../protocol.ts';
import type { Words } from '../text/en.ts';
import { timeText } from '../view/time-text.ts';
import type { SettingDifference } from './setting-differences.ts';
import type { Pair } from './side.ts';
import { compareWords } from './words.ts';

/** One setting: `wire delay`, `200 ms`, `20 ms`. */
export interface SettingRow {
  readonly name: string;
  readonly values: Pair<string>;
  /** They may need more than one line. */
  readonly isLong?: true;
}

/** @param parameters - of the scenario, by name; what is not among them goes by its own name. */
export function settingRow(
  difference: SettingDifference,
  parameters: Readonly<Record<string, Parameter>>,
  words: Words,
): SettingRow {
  const { language } = words;
  const compare = compareWords(words);
  switch (difference.type) {
    case 'param': {
      const { name, values } = difference;
      const parameter = parameters[name];
      const text = (value: ParamValue | undefined): string => paramText(value, parameter, words);
      return {
        name: parameter?.title[language] ?? name,
        values: { a: text(values.a), b: text(values.b) },
      };
    }
    case 'wire': {
      const { key, host, values, isLater } = difference;
      const own = compare.wire[key] ?? key;
      const name = host === null ? own : compare.from(own, host);
      return {
        name: isLater ? compare.later(name) : name,
        values: { a: wireText(key, values.a, words), b: wireText(key, values.b, words) },
      };
    }
    case 'program':
    case 'rules': {
      const { values } = difference;
      const name = difference.type === 'rules' ? compare.rules : compare.program(difference.host);
      return { name, values: { a: values.a || '–', b: values.b || '–' }, isLong: true };
    }
    default:
      return { name: compare[difference.type], values: difference.values };
  }
}

function paramText(
  value: ParamValue | undefined,
  parameter: Parameter | undefined,
  words: Words,
): string {
  if (value === undefined) return compareWords(words).none;
  if (typeof value === 'boolean') return value ? words.header.on : words.header.off;
  const unit = parameter && 'unit' in parameter ? parameter.unit : undefined;
  return unit === undefined ? String(value) : `${value} ${unit}`;
}

function wireText(key: string, value: unknown, words: Words): string {
  if (value === undefined || value === null) return compareWords(words).none;
  if (typeof value === 'boolean') return value ? words.header.on : words.header.off;
  if (typeof value === 'number' && key.endsWith('Us')) return timeText(value);
  if (typeof value === 'number' && key.endsWith('Percent')) return `${value} %`;
  return typeof value === 'object' ? Object.values(value).join(' / ') : String(value);
}
