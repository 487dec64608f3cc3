/** The fast walk's end: ports, TCP's numbers, and the options that later segments are read by. */

import { u16, u32, u8 } from '../bytes.ts';
import type { Headers } from './headers.ts';
import { TCP, UDP } from './headers.ts';

const OPTION = { end: 0, nop: 1, windowScale: 3, sack: 5 } as const;

/** RFC 768. A header cut off leaves `protocol` 0. */
export function walkUdp(headers: Headers, at: number): void {
  if (at + 8 > headers.captureEnd) return;
  const lengthBytes = u16(headers.bytes, at + 4);
  // 0 announces a jumbogram over IPv6 (RFC 2675 §4); anything else under 8 is nonsense.
  if (lengthBytes < 8 && !(lengthBytes === 0 && headers.ipVersion === 6)) return;
  setTransport(headers, UDP, at);
  headers.payloadLengthBytes = headers.isFragment ? -1 : Math.max(0, lengthBytes - 8);
}

/** RFC 9293 §3.1. A header cut off before its window ends leaves `protocol` 0. */
export function walkTcp(headers: Headers, at: number): void {
  const { bytes } = headers;
  if (at + 16 > headers.captureEnd) return;
  setTransport(headers, TCP, at);
  headers.seq = u32(bytes, at + 4) | 0;
  headers.ack = u32(bytes, at + 8) | 0;
  headers.headerLengthBytes = (u8(bytes, at + 12) >> 4) * 4;
  headers.flags = u8(bytes, at + 13);
  headers.window = u16(bytes, at + 14);
  headers.isWhole = at + 20 <= headers.captureEnd;
  const isLengthKnown = !headers.isFragment && !headers.isQuoted;
  const payloadLengthBytes = headers.wireEnd - at - headers.headerLengthBytes;
  headers.payloadLengthBytes = isLengthKnown && payloadLengthBytes >= 0 ? payloadLengthBytes : -1;
  if (headers.isWhole) walkOptions(headers, at + 20, at + headers.headerLengthBytes);
}

function setTransport(headers: Headers, protocol: number, at: number): void {
  headers.protocol = protocol;
  headers.sourcePort = u16(headers.bytes, at);
  headers.destinationPort = u16(headers.bytes, at + 2);
}

/** RFC 9293 §3.2. Stops at the first option whose length makes no sense. */
function walkOptions(headers: Headers, start: number, end: number): void {
  const { bytes, captureEnd } = headers;
  for (let at = start; at < end;) {
    if (at >= captureEnd) {
      headers.areOptionsWhole = false;
      return;
    }
    const kind = u8(bytes, at);
    if (kind === OPTION.end) return;
    if (kind === OPTION.nop) {
      at += 1;
      continue;
    }
    if (at + 1 >= end) return;
    if (at + 2 > captureEnd) headers.areOptionsWhole = false;
    const lengthBytes = u8(bytes, at + 1);
    if (lengthBytes < 2 || at + lengthBytes > end) return;
    readOption(headers, kind, at, Math.min(lengthBytes, captureEnd - at));
    at += lengthBytes;
    if (at > captureEnd) headers.areOptionsWhole = false;
    if (!headers.areOptionsWhole) return;
  }
}

function readOption(headers: Headers, kind: number, at: number, lengthBytes: number): void {
  if (kind === OPTION.windowScale && lengthBytes === 3) {
    // RFC 7323 §2.3: a shift beyond 14 counts as 14.
    headers.windowShift = Math.min(14, u8(headers.bytes, at + 2));
  } else if (kind === OPTION.sack) {
    readSackBlocks(headers, at + 2, lengthBytes - 2);
    if (headers.sackCount === 0) headers.areOptionsWhole = false; // no room for one block: not an option
  }
}

function readSackBlocks(headers: Headers, at: number, lengthBytes: number): void {
  const count = Math.min(headers.sackLeft.length, lengthBytes >> 3);
  for (let block = 0; block < count; block++) {
    headers.sackLeft[block] = u32(headers.bytes, at + 8 * block);
    headers.sackRight[block] = u32(headers.bytes, at + 8 * block + 4);
  }
  headers.sackCount = count;
}
