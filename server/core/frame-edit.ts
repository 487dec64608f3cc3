/** Small changes to a frame's bytes, as a wire or a router makes them. Each gives new bytes and leaves the old ones alone. */

import { u16, u8 } from './bytes.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';

const ECN_MASK = 3;
const CE = 3;
/** Where the two ECN bits lie in the second byte of an IPv6 header (RFC 8200 §3, RFC 3168 §5). */
const IPV6_ECN_SHIFT = 4;

/** The frame with one bit turned over. Bit 0 is the first on the wire: the highest of the first byte. Beyond the frame: unchanged. */
export function flipBit(frame: Uint8Array, bit: number): Uint8Array {
  const flipped = frame.slice();
  const at = Math.floor(bit / 8);
  if (at < flipped.length) flipped[at] = u8(flipped, at) ^ (0x80 >> (bit % 8));
  return flipped;
}

/** The frame marked "congestion experienced", or null where it is not ECN-capable or marked already (RFC 3168 §5). */
export function markCongestion(frame: Uint8Array): Uint8Array | null {
  const { etherType, at } = readLinkHeader(frame, ETHERNET);
  const shift = etherType === 0x86dd ? IPV6_ECN_SHIFT : 0;
  if (etherType !== 0x0800 && etherType !== 0x86dd) return null;
  const ecn = (u8(frame, at + 1) >> shift) & ECN_MASK;
  if (ecn === 0 || ecn === CE || frame.length < at + 20) return null;
  const marked = frame.slice();
  marked[at + 1] = u8(frame, at + 1) | (CE << shift);
  if (etherType === 0x0800) updateChecksum(marked, at + 10, u16(frame, at), u16(marked, at));
  return marked;
}

/** RFC 1624 §3, equation 3: a checksum that was wrong stays wrong. */
function updateChecksum(bytes: Uint8Array, at: number, before: number, after: number): void {
  let sum = (~u16(bytes, at) & 0xffff) + (~before & 0xffff) + after;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  bytes[at] = (~sum >> 8) & 0xff;
  bytes[at + 1] = ~sum & 0xff;
}
