/** Whether a packet came out of order: later ones of the same sender arrived before it. */

import type { RunLog } from '../view/log.ts';
import type { Leg, Packet } from '../view/packet.ts';

/** A packet that was overtaken by one so much later is told apart from its neighbours anyhow. */
const LOOKED_AT = 64;

/** How many later packets toward the same host had arrived when the leg did; 0 while it has not. */
export function overtakersOf(log: RunLog, packet: Packet, { to, fate }: Leg): number {
  // A capture holds no flights: its packets have arrived in the order of its records.
  if (fate.type !== 'arrived' || log.analysed !== null) return 0;
  let count = 0;
  for (let number = packet.number + 1; number <= packet.number + LOOKED_AT; number++) {
    const seq = log.sentSeq(number);
    if (seq < 0 || seq > fate.seq) break;
    const other = log.packets.at(number - 1);
    if (other?.from !== packet.from) continue;
    const hasPassed = other.legs.some(
      (leg) => leg.to === to && leg.fate.type === 'arrived' && leg.fate.seq < fate.seq,
    );
    if (hasPassed) count++;
  }
  return count;
}
