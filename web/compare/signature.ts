/** What makes a packet of one run the same as one of another. */

import { TCP_FLAGS } from '#core/summary.ts';
import type { Packet } from '../view/packet.ts';
import { payloadLength } from '../view/packet.ts';

/**
 * Equal for packets that do the same thing: kind, numbers counted from each end's start, and what is carried.
 * Addresses, ports, raw numbers, windows and timestamps differ from run to run and are left out.
 */
export function signatureOf(packet: Packet): string {
  const { summary, relative, frame } = packet;
  const length = payloadLength(packet);
  if (summary.tcp !== null && relative !== null) {
    const { flags } = summary.tcp;
    // Whether data is pushed depends on when it was written, and changes nothing for the reader.
    const isAck = (flags & TCP_FLAGS.ack) !== 0;
    const ack = isAck ? `ack ${relative.ack}` : '';
    return `tcp ${flags & ~TCP_FLAGS.psh} seq ${relative.seq} ${ack} len ${length}`;
  }
  const { start, end } = summary.payload;
  return `${summary.protocol} len ${length} ${hashOf(frame.subarray(start, end))}`;
}

/** FNV-1a, 32 bits (RFC 9923). */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
