/** What the wire may do to frames. */

import type { HostName } from './event-base.ts';

/** How `jitterUs` spreads: see {@link Impairment.jitterUs}. */
export type JitterShape = 'uniform' | 'normal' | 'pareto';

/** Gilbert–Elliott bursts: chance per frame of entering and leaving the bad state, in which `lossPercent` of frames die. */
export interface Burst {
  readonly enterPercent: number;
  readonly leavePercent: number;
  readonly lossPercent: number;
}

/** What the wire does to frames that one host sends. Times in µs; all choices come from the run's seed. */
export interface Impairment {
  /** Propagation delay, µs. */
  readonly delayUs: number;
  /**
   * Extra delay, never taking the whole below 0 and never reordering by itself: one line is first in, first out.
   * `uniform`: in `[-jitterUs, +jitterUs]`; `normal`: around 0 with this standard deviation; `pareto`: this much
   * on average, mostly less and now and then far more (a Pareto tail with α = 3, cut off at 50 times).
   */
  readonly jitterUs: number;
  readonly jitterShape: JitterShape;
  /** Independent loss, percent of frames. */
  readonly lossPercent: number;
  readonly burst: Burst | null;
  /** Frames that arrive twice, percent. */
  readonly duplicatePercent: number;
  /** Frames that step aside until `reorderDepth` later ones have overtaken them, percent. */
  readonly reorderPercent: number;
  readonly reorderDepth: number;
  /** Frames in which one bit behind the link header flips, percent. */
  readonly corruptPercent: number;
  /** Serialisation rate in kbit/s, or null for no limit. */
  readonly rateKbitPerS: number | null;
  /** Frames that may wait for the rate limiter before the queue drops from its tail. */
  readonly queueFrames: number;
  /** ECN: with so many frames waiting, an ECN-capable packet is marked CE (RFC 3168 §5); null marks none. */
  readonly ecnFrames: number | null;
  /** Largest IP packet the wire carries, bytes, as a router between the hosts would hold it; null carries all. */
  readonly mtuBytes: number | null;
  /** Whether that router tells the sender of a packet that it may not fragment (RFC 1191, RFC 8201), or is silent: a black hole. */
  readonly mtuIcmp: boolean;
}

/** The wire's settings, by sending host. */
export interface WireSettings {
  readonly from: Readonly<Record<HostName, Impairment>>;
}

/**
 * What the wire does to that host's frames.
 *
 * @throws Error - there are no settings for it: settings name every host of their run.
 */
export function impairmentOf(settings: WireSettings, host: HostName): Impairment {
  const own = settings.from[host];
  if (!own) throw new Error(`the wire has no settings for host ${host}`);
  return own;
}

/** Carries every frame at once, unchanged, and loses none. */
export const PERFECT_WIRE: Impairment = {
  delayUs: 0,
  jitterUs: 0,
  jitterShape: 'uniform',
  lossPercent: 0,
  burst: null,
  duplicatePercent: 0,
  reorderPercent: 0,
  reorderDepth: 3,
  corruptPercent: 0,
  rateKbitPerS: null,
  queueFrames: 1000,
  ecnFrames: null,
  mtuBytes: null,
  mtuIcmp: true,
};

/** Settings as an older recording holds them: what it does not know was off. */
export function completeWire(recorded: {
  readonly from?: Readonly<Record<HostName, Partial<Impairment>>>;
}): WireSettings {
  const hosts = Object.entries(recorded.from ?? {});
  return {
    from: Object.fromEntries(hosts.map(([host, known]) => [host, { ...PERFECT_WIRE, ...known }])),
  };
}
