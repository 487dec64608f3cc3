/** Wires that people know, as settings. Data only; what is to be said of them stands in `wire-preset-words.ts`. */

import { PERFECT_WIRE, type Impairment } from './wire-settings.ts';

export interface WirePreset {
  readonly id: string;
  /** From the first host, which most scenarios call client; and from every other. */
  readonly up: Impairment;
  readonly down: Impairment;
}

/** Frames of 1,514 bytes in 256 KB: the depth of buffer that made 2000s DSL modems infamous. */
const DEEP_QUEUE_FRAMES = 173;

export const WIRE_PRESETS: readonly WirePreset[] = [
  both('perfect', {}),
  both('lan', { delayUs: 150, jitterUs: 30, rateKbitPerS: 1_000_000, queueFrames: 500 }),
  both('wifi-crowded', {
    delayUs: 8_000,
    jitterUs: 12_000,
    jitterShape: 'pareto',
    burst: { enterPercent: 1, leavePercent: 25, lossPercent: 40 },
    reorderPercent: 0.5,
    rateKbitPerS: 6_000,
    queueFrames: 250,
  }),
  {
    id: 'mobile-4g',
    up: { ...movingLink(), rateKbitPerS: 8_000 },
    down: { ...movingLink(), rateKbitPerS: 30_000 },
  },
  both('satellite', {
    delayUs: 280_000,
    jitterUs: 5_000,
    jitterShape: 'normal',
    lossPercent: 0.3,
    rateKbitPerS: 20_000,
    queueFrames: 700,
  }),
  {
    id: 'adsl',
    up: { ...PERFECT_WIRE, delayUs: 15_000, rateKbitPerS: 1_000, queueFrames: DEEP_QUEUE_FRAMES },
    down: { ...PERFECT_WIRE, delayUs: 15_000, rateKbitPerS: 8_000, queueFrames: DEEP_QUEUE_FRAMES },
  },
  both('broken-cable', {
    delayUs: 1_000,
    lossPercent: 8,
    corruptPercent: 5,
    rateKbitPerS: 100_000,
  }),
];

/** A passenger's link: what both directions share. */
function movingLink(): Impairment {
  return {
    ...PERFECT_WIRE,
    delayUs: 30_000,
    jitterUs: 10_000,
    jitterShape: 'pareto',
    burst: { enterPercent: 0.2, leavePercent: 10, lossPercent: 100 },
    queueFrames: 800,
  };
}

/** The same in both directions; what is not named is the perfect wire's. */
function both(id: string, settings: Partial<Impairment>): WirePreset {
  const impairment = { ...PERFECT_WIRE, ...settings };
  return { id, up: impairment, down: impairment };
}
