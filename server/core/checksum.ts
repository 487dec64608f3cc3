/** The Internet checksum (RFC 1071) and the pseudo-headers it covers (RFC 9293 §3.1, RFC 8200 §8.1). */

import { u16, u8 } from './bytes.ts';

/** One's complement sum of `[start, end)` added to `sum`, not folded. An odd last byte is padded with zero. */
export function onesSum(bytes: Uint8Array, start: number, end: number, sum = 0): number {
  let total = sum;
  let at = start;
  for (; at + 1 < end; at += 2) total += u16(bytes, at);
  return at < end ? total + (u8(bytes, at) << 8) : total;
}

/** Folds the carries in and inverts: the 16 bits that go into a header. */
export function foldChecksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}

/** Checksum over `[start, end)`. Over a header whose checksum is right the result is 0. */
export function internetChecksum(bytes: Uint8Array, start: number, end: number): number {
  return foldChecksum(onesSum(bytes, start, end));
}

/** The sum of a pseudo-header: the addresses' bytes at `[start, end)`, the protocol and the upper-layer length. */
export function pseudoHeaderSum(
  bytes: Uint8Array,
  addresses: { readonly start: number; readonly end: number },
  protocol: number,
  lengthBytes: number,
): number {
  const length = Math.floor(lengthBytes / 0x10000) + (lengthBytes & 0xffff);
  return onesSum(bytes, addresses.start, addresses.end, protocol + length);
}
