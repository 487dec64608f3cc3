/** The wire's settings as knobs: which belong together, and in what unit a person turns them. Data only. */

import { WIRE_BOUNDS } from '#core/wire-bounds.ts';
import type { Bounds, NumberSetting } from '#core/wire-bounds.ts';
import type { Impairment } from '#core/wire-settings.ts';

export type Unit = 'ms' | '%' | 'kbit' | 'frames' | 'bytes';

/** Those that are always in sight. */
export const USUAL: readonly NumberSetting[] = ['delayUs', 'lossPercent', 'rateKbitPerS'];

export type GroupId = 'jitter' | 'burst' | 'copies' | 'queue' | 'mtu';

/** The others, in groups that open. `numbers` are knobs; `settings` all that the group is about. */
export interface KnobGroup {
  readonly id: GroupId;
  readonly numbers: readonly NumberSetting[];
  readonly settings: readonly (keyof Impairment)[];
}

export const GROUPS: readonly KnobGroup[] = [
  { id: 'jitter', numbers: ['jitterUs'], settings: ['jitterUs', 'jitterShape'] },
  { id: 'burst', numbers: [], settings: ['burst'] },
  numbersOnly('copies', ['duplicatePercent', 'reorderPercent', 'reorderDepth', 'corruptPercent']),
  numbersOnly('queue', ['queueFrames', 'ecnFrames']),
  { id: 'mtu', numbers: ['mtuBytes'], settings: ['mtuBytes', 'mtuIcmp'] },
];

function numbersOnly(id: GroupId, numbers: readonly NumberSetting[]): KnobGroup {
  return { id, numbers, settings: numbers };
}

/** The unit that is written beside a setting, told by the unit in its name. */
export function unitOf(setting: NumberSetting): Unit {
  if (setting.endsWith('Us')) return 'ms';
  if (setting.endsWith('Percent')) return '%';
  if (setting.endsWith('Bytes')) return 'bytes';
  return setting === 'rateKbitPerS' ? 'kbit' : 'frames';
}

/** A setting's number as a person reads it, and back. */
export function shownNumber(setting: NumberSetting, value: number): number {
  return unitOf(setting) === 'ms' ? value / 1000 : value;
}
export function settingNumber(setting: NumberSetting, shown: number): number {
  return unitOf(setting) === 'ms' ? Math.round(shown * 1000) : shown;
}

/** The bounds as a person reads them. Times may have fractions: they are kept in whole microseconds. */
export function shownBounds(setting: NumberSetting): Bounds {
  const { type, minimum, maximum } = WIRE_BOUNDS[setting];
  return {
    type: unitOf(setting) === 'ms' ? 'number' : type,
    minimum: shownNumber(setting, minimum),
    maximum: shownNumber(setting, maximum),
  };
}
