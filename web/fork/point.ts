/** Where in a run another is made from it. */

import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';

export interface ForkPoint {
  /** So many events of the log have happened. */
  readonly eventCount: number;
  /** The packet that is sent next; null where none is. */
  readonly packet: number | null;
  /** Where that is sent, or else the moment of the point, µs since the run began. */
  readonly atUs: number;
}

/** After `eventCount` events. */
export function pointOf(
  { events, packets }: Pick<RunLog, 'events' | 'packets'>,
  eventCount: number,
): ForkPoint {
  const sent = countWhile(packets.length, (i) => (packets.at(i)?.seq ?? Infinity) < eventCount);
  const next = packets.at(sent);
  const lastUs = events.at(Math.max(0, eventCount - 1))?.atUs ?? 0;
  return { eventCount, packet: next?.number ?? null, atUs: next?.sentUs ?? lastUs };
}
