/** Settings of the wire in words. */

import type { HostName } from '#core/event-base.ts';
import { NUMBER_SETTINGS } from '#core/wire-bounds.ts';
import type { NumberSetting } from '#core/wire-bounds.ts';
import { PERFECT_WIRE } from '#core/wire-settings.ts';
import type { Impairment, WireSettings } from '#core/wire-settings.ts';
import type { WireWords } from '../text/wire-en.ts';
import { knobTurns } from '../view/happenings.ts';
import { shownNumber, unitOf } from './knobs.ts';
import type { KnobGroup } from './knobs.ts';

type Setting = keyof Impairment;

/** What the frames of these hosts meet alike; undefined where it differs among them. */
export function commonValue<S extends Setting>(
  wire: WireSettings,
  hosts: readonly HostName[],
  setting: S,
): Impairment[S] | undefined {
  const values = hosts.map((host) => wire.from[host]?.[setting]);
  const [first] = values;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first))
    ? first
    : undefined;
}

/** `20 ms`, `no limit`, `1 / 25 / 40 %`. */
export function valueText(
  setting: Setting,
  value: Impairment[Setting] | undefined,
  say: WireWords,
): string {
  if (value === undefined) return say.varied;
  if (value === null) {
    return setting === 'rateKbitPerS' || setting === 'mtuBytes' ? say.noLimit : say.none;
  }
  if (typeof value === 'boolean') return value ? say.on : say.off;
  if (typeof value === 'object') {
    return `${value.enterPercent} / ${value.leavePercent} / ${value.lossPercent} %`;
  }
  if (typeof value === 'string') return say.shapes[value];
  return isNumber(setting)
    ? `${shownNumber(setting, value)} ${say.units[unitOf(setting)]}`
    : String(value);
}

/** As {@link valueText}, for the frames of these hosts: where it differs between two, both, `1000 / 8000`. */
export function textFor(
  wire: WireSettings,
  hosts: readonly HostName[],
  setting: Setting,
  say: WireWords,
): string {
  const common = commonValue(wire, hosts, setting);
  const values = hosts.map((host) => wire.from[host]?.[setting]);
  if (common !== undefined || hosts.length !== 2) return valueText(setting, common, say);
  if (!isNumber(setting)) return values.map((value) => valueText(setting, value, say)).join(' | ');
  const numbers = values.map((value) =>
    typeof value === 'number' ? shownNumber(setting, value) : say.none,
  );
  return numbers.join(' / ');
}

/** What a group does, in one line: `Duplicates 1 % · Corrupted 5 %`. */
export function groupText(
  { id, settings }: KnobGroup,
  wire: WireSettings,
  hosts: readonly HostName[],
  say: WireWords,
): string {
  const parts = settings.flatMap((setting) => {
    const value = commonValue(wire, hosts, setting);
    if (JSON.stringify(value) === JSON.stringify(PERFECT_WIRE[setting])) return [];
    const text = textFor(wire, hosts, setting, say);
    return settings.length === 1 ? text : `${say.names[setting]} ${text}`;
  });
  return parts.join(' · ') || say.neutral[id];
}

/** In what `wire` differs from the knobs, each as `Loss 5 %` or `from client: Loss 5 %`. */
export function differenceTexts(
  knobs: WireSettings,
  wire: WireSettings,
  say: WireWords,
): readonly string[] {
  return knobTurns(knobs, wire).map(({ knob, after, host }) => {
    const text = `${say.names[knob]} ${valueText(knob, after, say)}`;
    return host === null ? text : `${say.from(host)} ${text}`;
  });
}

function isNumber(setting: Setting): setting is NumberSetting {
  return NUMBER_SETTINGS.some((one) => one === setting);
}
