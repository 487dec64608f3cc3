/** What a router does to an IPv4 packet that is larger than the next link carries. */

import { u16, u8 } from './bytes.ts';
import { internetChecksum } from './checksum.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';

const MORE_FRAGMENTS = 0x2000;
const OFFSET_MASK = 0x1fff;
const DONT_FRAGMENT = 0x4000;
const COPIED = 0x80;
const END_OF_LIST = 0;
const NO_OPERATION = 1;

/** Whether a router may cut the packet in pieces: IPv4 without "don't fragment". IPv6 leaves that to the sender (RFC 8200 §5). */
export function mayFragment(frame: Uint8Array): boolean {
  const { etherType, at } = readLinkHeader(frame, ETHERNET);
  return etherType === 0x0800 && (u16(frame, at + 6) & DONT_FRAGMENT) === 0;
}

/**
 * The Ethernet frames that an IPv4 packet becomes on a link of `mtuBytes` (≥ 68, RFC 791 §3.2); one where it fits or
 * makes no sense.
 */
export function fragmentIpv4(frame: Uint8Array, mtuBytes: number): readonly Uint8Array[] {
  const { at } = readLinkHeader(frame, ETHERNET);
  const headerBytes = (u8(frame, at) & 15) * 4;
  const start = at + headerBytes;
  const end = Math.min(frame.length, at + u16(frame, at + 2));
  // Offsets count in eights, so every piece but the last is a multiple of 8.
  const pieceBytes = (mtuBytes - headerBytes) & ~7;
  if (end - at <= mtuBytes || headerBytes < 20 || pieceBytes <= 0 || end <= start) return [frame];
  const pieces: Uint8Array[] = [];
  for (let from = start; from < end; from += pieceBytes) {
    const to = Math.min(end, from + pieceBytes);
    const piece = new Uint8Array(start + to - from);
    piece.set(frame.subarray(0, start));
    piece.set(frame.subarray(from, to), start);
    if (from > start) dropOptions(piece, at + 20, start);
    finishHeader(piece, at, { offset: (from - start) / 8, hasMore: to < end });
    pieces.push(piece);
  }
  return pieces;
}

/** Length, flags and offset, checksum. A fragment that is cut again keeps its own offset and "more". */
function finishHeader(
  piece: Uint8Array,
  at: number,
  { offset, hasMore }: { readonly offset: number; readonly hasMore: boolean },
): void {
  const view = new DataView(piece.buffer);
  const word = u16(piece, at + 6);
  const more = hasMore || (word & MORE_FRAGMENTS) !== 0 ? MORE_FRAGMENTS : 0;
  view.setUint16(at + 2, piece.length - at);
  view.setUint16(at + 6, more | (((word & OFFSET_MASK) + offset) & OFFSET_MASK));
  view.setUint16(at + 10, 0);
  view.setUint16(at + 10, internetChecksum(piece, at, at + (u8(piece, at) & 15) * 4));
}

/** Options without the "copied" flag stand in the first fragment only (RFC 791 §3.1): no-operations fill their place. */
function dropOptions(piece: Uint8Array, start: number, end: number): void {
  let at = start;
  while (at < end) {
    const kind = u8(piece, at);
    if (kind === END_OF_LIST) return;
    const lengthBytes = kind === NO_OPERATION ? 1 : Math.max(1, u8(piece, at + 1));
    const next = Math.min(end, at + lengthBytes);
    if ((kind & COPIED) === 0) piece.fill(NO_OPERATION, at, next);
    at = next;
  }
}
