/** What the playhead moves over: one run on one clock. */

import type { Clock } from '../ladder/clock.ts';
import type { Insight } from '../view/insight.ts';
import type { RunLog } from '../view/log.ts';

/** Given by the session, and read anew at each move. */
export interface Track {
  readonly clock: Clock;
  readonly log: RunLog;
  /** A run that this one is compared with: steps stop at its events, too. */
  readonly beside: { readonly log: RunLog; readonly clock: Clock } | null;
  readonly isLive: boolean;
  /** Null until it is loaded. */
  readonly insight: Insight | null;
  /** The person asked for less motion. */
  readonly isStill: boolean;
  /** The run's own time by now, µs. */
  nowUs(pageClockMs: number): number;
}
