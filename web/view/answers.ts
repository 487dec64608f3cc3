/** What a packet brought about: the packets that kernels sent because of it. */

import type { RunLog } from './log.ts';
import type { Packet } from './packet.ts';

/** So many packets further on, no kernel still answers it. */
const FAR_ENOUGH = 5_000;

/** Packets whose cause is packet `number`, in order, as far as the log has come. */
export function answersTo({ packets }: RunLog, number: number): readonly Packet[] {
  const found: Packet[] = [];
  const end = Math.min(packets.length, number + FAR_ENOUGH);
  for (let place = number; place < end; place++) {
    const packet = packets.at(place);
    if (packet?.cause.type === 'packet' && packet.cause.packet === number) found.push(packet);
  }
  return found;
}
