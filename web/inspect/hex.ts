/** Bytes as a hex dump: rows of sixteen with their offset, hex and ASCII; and the bits of a field within them. */

import { hexByte, u8 } from '#core/bytes.ts';
import type { BitRange } from '#core/dissect/index.ts';
import type { ByteRange } from '#core/event-base.ts';

export const ROW_BYTES = 16;

export interface HexCell {
  /** Offset of the byte. */
  readonly at: number;
  readonly hex: string;
  /** The character, or a middle dot where it does not print. */
  readonly character: string;
}

export interface HexRow {
  readonly offset: number;
  /** The offset as four hex digits or more. */
  readonly label: string;
  readonly cells: readonly HexCell[];
}

/** The first `most` bytes in rows. */
export function hexRows(bytes: Uint8Array, most: number = bytes.length): readonly HexRow[] {
  const count = Math.ceil(Math.min(bytes.length, most) / ROW_BYTES);
  return Array.from({ length: count }, (_, row) => {
    const offset = row * ROW_BYTES;
    const length = Math.min(ROW_BYTES, bytes.length - offset);
    return {
      offset,
      label: offset.toString(16).padStart(4, '0'),
      cells: Array.from({ length }, (_, i) => cellOf(bytes, offset + i)),
    };
  });
}

function cellOf(bytes: Uint8Array, at: number): HexCell {
  const byte = u8(bytes, at);
  const isPrinted = byte >= 0x20 && byte < 0x7f;
  return { at, hex: hexByte(byte), character: isPrinted ? String.fromCharCode(byte) : '·' };
}

/** A field's bits with dots for its neighbours', as in `.... 0000 0000 0010`. */
export function bitPattern(bytes: Uint8Array, range: ByteRange, bits: BitRange): string {
  const digits: string[] = [];
  for (let bit = 0; bit < (range.end - range.start) * 8; bit++) {
    const isOn = (u8(bytes, range.start + (bit >> 3)) >> (7 - (bit & 7))) & 1;
    if (bit > 0 && bit % 4 === 0) digits.push(' ');
    digits.push(bit >= bits.start && bit < bits.end ? String(isOn) : '.');
  }
  return digits.join('');
}

/** Where an arrow key leads from a byte; null for other keys. */
export function hexMove(key: string, at: number, length: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -ROW_BYTES,
    ArrowDown: ROW_BYTES,
    Home: -(at % ROW_BYTES),
    End: Math.min(length - 1, at - (at % ROW_BYTES) + ROW_BYTES - 1) - at,
  };
  const step = steps[key];
  if (step === undefined) return null;
  const to = at + step;
  return to < 0 || to >= length ? at : to;
}
