/** Which packet is explained: the chosen one, or else the latest that left. */

import type { RunLog } from './log.ts';
import type { Packet } from './packet.ts';
import { countWhile } from './sorted.ts';

/** How many packets have left after `eventCount` events. */
export function packetsBy(log: RunLog, eventCount: number): number {
  return countWhile(log.packets.length, (i) => log.sentSeq(i + 1) < eventCount);
}

/** The packet to explain; null before the first, and a chosen one that lies in the future is passed over. */
export function packetInFocus(
  log: RunLog,
  eventCount: number,
  chosen: number | null,
): Packet | null {
  const count = packetsBy(log, eventCount);
  const number = chosen !== null && chosen <= count ? chosen : count;
  return number < 1 ? null : (log.packets.at(number - 1) ?? null);
}
