/** Tells whether a receiving kernel would take an IPv4 or IPv6 frame: the checksums of its IP, TCP and UDP headers. */

import { u16, u8 } from './bytes.ts';
import { foldChecksum, internetChecksum, onesSum, pseudoHeaderSum } from './checksum.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';

const TCP = 6;
const UDP = 17;

/** False where a checksum fails (RFC 1071). Frames that carry none of these, and fragments, count as intact. */
export function isIntact(frame: Uint8Array): boolean {
  const { etherType, at } = readLinkHeader(frame, ETHERNET);
  if (etherType === 0x0800) return isIntactIpv4(frame, at);
  if (etherType !== 0x86dd) return true;
  const start = at + 40;
  const end = start + u16(frame, at + 4);
  const addresses = { start: at + 8, end: start };
  return isIntactTransport(frame, { protocol: u8(frame, at + 6), start, end, addresses });
}

function isIntactIpv4(frame: Uint8Array, at: number): boolean {
  const start = at + (u8(frame, at) & 15) * 4;
  if (internetChecksum(frame, at, start) !== 0) return false;
  const isFragment = (u16(frame, at + 6) & 0x3fff) !== 0;
  if (isFragment) return true;
  const end = at + u16(frame, at + 2);
  const addresses = { start: at + 12, end: at + 20 };
  return isIntactTransport(frame, { protocol: u8(frame, at + 9), start, end, addresses });
}

interface Transport {
  readonly protocol: number;
  readonly start: number;
  readonly end: number;
  readonly addresses: { readonly start: number; readonly end: number };
}

function isIntactTransport(
  frame: Uint8Array,
  { protocol, start, end, addresses }: Transport,
): boolean {
  if (protocol !== TCP && protocol !== UDP) return true;
  // A UDP checksum of zero means that none was made (RFC 768).
  if (protocol === UDP && u16(frame, start + 6) === 0) return true;
  const sum = pseudoHeaderSum(frame, addresses, protocol, end - start);
  return foldChecksum(onesSum(frame, start, end, sum)) === 0;
}
