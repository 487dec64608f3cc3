/** Runs of bits in a buffer, read and written as numbers. Bit 0 is the first on the wire: the highest of the first byte. */

import { u8 } from '../bytes.ts';
import type { BitRange, Field } from '../dissect/field.ts';

/** The bits that a field takes, counted from the buffer's first bit. */
export function bitsOf({ range, bits }: Pick<Field, 'range' | 'bits'>): BitRange {
  const first = range.start * 8;
  if (bits !== null) return { start: first + bits.start, end: first + bits.end };
  return { start: first, end: range.end * 8 };
}

/** The number in a run of up to 32 bits; bits beyond the end read as 0. */
export function readBits(bytes: Uint8Array, { start, end }: BitRange): number {
  let value = 0;
  for (let bit = start; bit < end; bit++) value = value * 2 + bitAt(bytes, bit);
  return value;
}

/** The bytes with a number of up to 32 bits in that run, and every other bit as it was. Beyond the end: unchanged. */
export function writeBits(bytes: Uint8Array, { start, end }: BitRange, value: number): Uint8Array {
  const written = bytes.slice();
  let rest = value;
  for (let bit = end - 1; bit >= start; bit--, rest = Math.floor(rest / 2)) {
    const at = bit >> 3;
    const mask = 0x80 >> (bit & 7);
    if (at < written.length) {
      written[at] = rest % 2 === 1 ? u8(written, at) | mask : u8(written, at) & ~mask;
    }
  }
  return written;
}

/** One bit, 0 or 1. */
export function bitAt(bytes: Uint8Array, bit: number): number {
  return (u8(bytes, bit >> 3) >> (7 - (bit & 7))) & 1;
}
