/** What the wire may do to frames. */

import type { HostName } from './event-base.ts';

/** What the wire does to frames that one host sends. Times in µs; all choices come from the run's seed. */
export interface Impairment {
  /** Propagation delay, µs. */
  readonly delayUs: number;
  /** Uniform extra delay in `[-jitterUs, +jitterUs]`, never below 0 and never reordering by itself. */
  readonly jitterUs: number;
  /** Independent loss, percent of frames. */
  readonly lossPercent: number;
  /** Gilbert–Elliott bursts: chance per frame of entering and leaving the bad state, in which `lossPercent` of frames die. */
  readonly burst: {
    readonly enterPercent: number;
    readonly leavePercent: number;
    readonly lossPercent: number;
  } | null;
  /** Serialisation rate in kbit/s, or null for no limit. */
  readonly rateKbitPerS: number | null;
  /** Frames that may wait for the rate limiter before the queue drops from its tail. */
  readonly queueFrames: number;
}

/** The wire's settings, by sending host. */
export interface WireSettings {
  readonly from: Readonly<Record<HostName, Impairment>>;
}
