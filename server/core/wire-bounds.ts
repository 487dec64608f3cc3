/** Between what bounds each of the wire's settings may lie: for those who check requests, and for knobs. Data only. */

import type { Burst, Impairment, JitterShape } from './wire-settings.ts';

/** Both bounds are allowed. */
export interface Bounds {
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
}

/** Longest time that the wire may be set to, µs. */
export const MAX_TIME_US = 10_000_000;

/** So many frames may be held; further ones are dropped, as a full queue drops from its tail. */
export const MOST_HELD = 10_000;

const TIME: Bounds = { type: 'integer', minimum: 0, maximum: MAX_TIME_US };
const PERCENT: Bounds = { type: 'number', minimum: 0, maximum: 100 };
const FRAMES: Bounds = { type: 'integer', minimum: 1, maximum: 100_000 };

/** Settings that are numbers; some may also be null, see {@link isNullable}. */
export type NumberSetting = {
  [K in keyof Impairment]: number extends Impairment[K] ? K : never;
}[keyof Impairment];

export const WIRE_BOUNDS: Readonly<Record<NumberSetting, Bounds>> = {
  delayUs: TIME,
  jitterUs: TIME,
  lossPercent: PERCENT,
  duplicatePercent: PERCENT,
  reorderPercent: PERCENT,
  reorderDepth: { type: 'integer', minimum: 1, maximum: 1000 },
  corruptPercent: PERCENT,
  rateKbitPerS: { type: 'integer', minimum: 1, maximum: 10_000_000 },
  queueFrames: FRAMES,
  ecnFrames: FRAMES,
  // Every module must forward 68 bytes without cutting them further (RFC 791 §3.2).
  mtuBytes: { type: 'integer', minimum: 68, maximum: 65_535 },
};

/** Whether the setting may also be null: no limit, no marking. */
export function isNullable(setting: NumberSetting): boolean {
  return setting === 'rateKbitPerS' || setting === 'ecnFrames' || setting === 'mtuBytes';
}

export const NUMBER_SETTINGS = Object.keys(WIRE_BOUNDS) as readonly NumberSetting[]; // a typed record's own keys

export const BURST_BOUNDS: Readonly<Record<keyof Burst, Bounds>> = {
  enterPercent: PERCENT,
  leavePercent: PERCENT,
  lossPercent: PERCENT,
};

export const JITTER_SHAPES: readonly JitterShape[] = ['uniform', 'normal', 'pareto'];
