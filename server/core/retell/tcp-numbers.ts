/** Where a TCP header holds what differs from one connection to the next, though all else be the same. */

import { u32, u8 } from '../bytes.ts';
import { TCP_FLAGS } from '../summary.ts';
import type { SegmentPlace } from './segment-place.ts';

/** Offsets in the frame of 32-bit numbers: of those in the sender's own count, and of those in its peer's. */
export interface TcpNumbers {
  readonly seq: readonly number[];
  /** Acknowledgment and SACK blocks: they count the peer's bytes. */
  readonly ack: readonly number[];
  readonly timestamp: readonly number[];
  /** The peer's timestamp, echoed. */
  readonly echo: readonly number[];
}

const FIXED_HEADER_BYTES = 20;
const SACK = 5; // RFC 2018
const TIMESTAMPS = 8; // RFC 7323 §3

/** A quoted header may be cut off after its sequence number; then only that is told. */
export function tcpNumbers(frame: Uint8Array, { at, end }: SegmentPlace): TcpNumbers {
  const seq = [at + 4];
  if (at + FIXED_HEADER_BYTES > end) return { seq, ack: [], timestamp: [], echo: [] };
  const ack = (u8(frame, at + 13) & TCP_FLAGS.ack) === 0 ? [] : [at + 8];
  const timestamp: number[] = [];
  const echo: number[] = [];
  const headerEnd = Math.min(end, at + (u8(frame, at + 12) >> 4) * 4);
  for (let option = at + FIXED_HEADER_BYTES; option < headerEnd;) {
    const kind = u8(frame, option);
    if (kind === 0) break;
    const lengthBytes = kind === 1 ? 1 : Math.max(2, u8(frame, option + 1));
    const next = option + lengthBytes;
    if (next > headerEnd) break;
    if (kind === SACK) for (let edge = option + 2; edge + 4 <= next; edge += 4) ack.push(edge);
    if (kind === TIMESTAMPS && lengthBytes === 10) {
      timestamp.push(option + 2);
      if (u32(frame, option + 6) !== 0) echo.push(option + 6);
    }
    option = next;
  }
  return { seq, ack, timestamp, echo };
}
