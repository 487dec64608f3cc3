/** Dissects one packet of a log, with the fragments before it at hand. */

import { dissect, Reassembler } from '#core/dissect/index.ts';
import type { Dissection } from '#core/dissect/index.ts';
import type { List } from '../view/list.ts';
import type { Packet } from '../view/packet.ts';

/** Fragments of one datagram lie near each other. */
const NEAR_FRAGMENTS = 256;

/** Every layer of `packet`; a datagram is put together where `packets` before it hold its other fragments. */
export function dissectPacket(packets: List<Packet>, packet: Packet): Dissection {
  const reassembler = new Reassembler();
  if (packet.summary.fragment !== null) {
    for (
      let number = Math.max(1, packet.number - NEAR_FRAGMENTS);
      number < packet.number;
      number++
    ) {
      const other = packets.at(number - 1);
      if (other?.summary.fragment) read(other, reassembler);
    }
  }
  return read(packet, reassembler);
}

function read({ frame, linkType, wireBytes }: Packet, reassembler: Reassembler): Dissection {
  return dissect(frame, linkType, { wireLengthBytes: wireBytes, reassembler });
}
