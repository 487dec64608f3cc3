/** From the run's own time back to the clock of the playhead. */

import type { Clock } from '../ladder/clock.ts';
import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';

/** The clock's moment, ms, at which the run's time is `atUs`: between two events in proportion. */
export function momentAt(log: RunLog, clock: Clock, atUs: number): number {
  const count = countWhile(log.count, (seq) => (log.events.at(seq)?.atUs ?? 0) <= atUs);
  if (count === 0) return 0;
  if (count === log.count) return clock.momentOfSilence(atUs);
  const [before, after] = [log.events.at(count - 1)?.atUs ?? 0, log.events.at(count)?.atUs ?? 0];
  const share = (atUs - before) / (after - before);
  const beforeMs = clock.momentOf(count - 1);
  return beforeMs + share * (clock.momentOf(count) - beforeMs);
}
