/** The wire and its rules in the page's address: `wire.preset=adsl&wire.client.lossPercent=5&rule=drop+the+first+SYN`. */

import type { HostName } from '#core/event-base.ts';
import {
  BURST_BOUNDS,
  isNullable,
  JITTER_SHAPES,
  NUMBER_SETTINGS,
  WIRE_BOUNDS,
} from '#core/wire-bounds.ts';
import type { Bounds, NumberSetting } from '#core/wire-bounds.ts';
import { WIRE_PRESETS } from '#core/wire-presets.ts';
import type { ImpairmentRequest } from '#core/wire-request.ts';
import type { Burst, WireSettings } from '#core/wire-settings.ts';
import type { Overlay } from './overlay.ts';
import { hostsOf, requestOf, turn, usePreset } from './overlay.ts';

type Setting = keyof ImpairmentRequest;

const SETTINGS: readonly Setting[] = [
  'preset',
  ...NUMBER_SETTINGS,
  'jitterShape',
  'burst',
  'mtuIcmp',
];

const PREFIX = 'wire.';
const RULE = 'rule';
const ON = 'on';
const OFF = 'off';

/** Keys and values that {@link readOverlay} takes back. */
export function writeOverlay(
  own: WireSettings,
  overlay: Overlay,
): readonly (readonly [string, string])[] {
  const request = requestOf(hostsOf(own), overlay) ?? {};
  if (!('from' in request)) return pairsOf(PREFIX, request);
  return Object.entries(request.from).flatMap(([host, one]) => pairsOf(`${PREFIX}${host}.`, one));
}

/** What makes no sense is as if it were not there. */
export function readOverlay(own: WireSettings, query: URLSearchParams): Overlay {
  const all = requestIn(query, PREFIX);
  return hostsOf(own).reduce<Overlay>((overlay, host) => {
    const request = { ...all, ...requestIn(query, `${PREFIX}${host}.`) };
    return take(own, overlay, host, request);
  }, {});
}

/** One `rule` a rule; where there are to be none, one that is empty; nothing for the scenario's own. */
export function writeRules(
  rules: readonly string[] | null,
): readonly (readonly [string, string])[] {
  if (rules === null) return [];
  return (rules.length === 0 ? [''] : rules).map((rule) => [RULE, rule] as const);
}

export function readRules(query: URLSearchParams): readonly string[] | null {
  if (!query.has(RULE)) return null;
  return query.getAll(RULE).filter((rule) => rule.trim() !== '');
}

function take(
  own: WireSettings,
  overlay: Overlay,
  host: HostName,
  { preset, ...named }: ImpairmentRequest,
): Overlay {
  const based = preset === undefined ? overlay : usePreset(own, overlay, [host], preset);
  return turn(own, based, [host], named);
}

function pairsOf(
  prefix: string,
  request: ImpairmentRequest,
): readonly (readonly [string, string])[] {
  return SETTINGS.flatMap((setting) => {
    const value = request[setting];
    return value === undefined ? [] : [[prefix + setting, textOf(value)] as const];
  });
}

function textOf(value: ImpairmentRequest[Setting]): string {
  if (value === null || value === false) return OFF;
  if (value === true) return ON;
  if (typeof value !== 'object') return String(value);
  return [value.enterPercent, value.leavePercent, value.lossPercent].join('/');
}

function requestIn(query: URLSearchParams, prefix: string): ImpairmentRequest {
  const entries = SETTINGS.map((setting) => {
    const text = query.get(prefix + setting);
    return [setting, text === null ? undefined : valueOf(setting, text)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueOf(setting: Setting, text: string): ImpairmentRequest[Setting] {
  switch (setting) {
    case 'preset':
      return WIRE_PRESETS.find(({ id }) => id === text)?.id;
    case 'jitterShape':
      return JITTER_SHAPES.find((shape) => shape === text);
    case 'mtuIcmp':
      return text === ON || text === OFF ? text === ON : undefined;
    case 'burst':
      return text === OFF ? null : burstIn(text);
    default:
      return numberIn(setting, text);
  }
}

function numberIn(setting: NumberSetting, text: string): number | null | undefined {
  if (text === OFF && isNullable(setting)) return null;
  return within(WIRE_BOUNDS[setting], text);
}

function burstIn(text: string): Burst | undefined {
  const [enterPercent, leavePercent, lossPercent] = text
    .split('/')
    .map((part) => within(BURST_BOUNDS.lossPercent, part));
  if (enterPercent === undefined || leavePercent === undefined) return undefined;
  return lossPercent === undefined ? undefined : { enterPercent, leavePercent, lossPercent };
}

function within({ type, minimum, maximum }: Bounds, text: string): number | undefined {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!(value >= minimum && value <= maximum)) return undefined;
  return type === 'integer' && !Number.isInteger(value) ? undefined : value;
}
