/** Where the playhead is after another moment of playing. */

/** A live run may get so far ahead before the playhead hurries, ms of the clock. */
export const EASY_LAG_MS = 4000;
const MOST_HURRY = 1.6;

/** While it catches up, the lag shrinks to a third in this time, ms: quick, and the eye can follow. */
const CATCH_UP_MS = 260;
/** So near to now the playhead has caught up, ms of the clock. */
export const CAUGHT_UP_MS = 40;

export interface Pace {
  /** Where the playhead is, ms of the clock. */
  readonly ms: number;
  /** Where the run is by now, ms of the clock. */
  readonly limitMs: number;
  /** Since the picture before, ms. */
  readonly elapsedMs: number;
  readonly speed: number;
  readonly isLive: boolean;
  /** On the way back to now. */
  readonly isCatchingUp: boolean;
}

/** The next place, ms of the clock; never back, never beyond the run. */
export function advance(pace: Pace): number {
  const { ms, limitMs, elapsedMs } = pace;
  const lag = Math.max(0, limitMs - ms);
  const played = elapsedMs * pace.speed * hurry(lag, pace.isLive);
  const caughtUp = pace.isCatchingUp ? lag * (1 - Math.exp(-elapsedMs / CATCH_UP_MS)) : 0;
  return Math.max(ms, Math.min(ms + Math.max(played, caughtUp), limitMs));
}

/** How much faster than chosen the playhead goes while a live run is far ahead of it. */
function hurry(lagMs: number, isLive: boolean): number {
  if (!isLive) return 1;
  return Math.min(MOST_HURRY, 1 + Math.max(0, lagMs - EASY_LAG_MS) / 10_000);
}
