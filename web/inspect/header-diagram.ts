/** A header as RFCs draw it: rows of 32 bits with a box for each field. */

import type { Layer } from '#core/dissect/index.ts';
import type { Part } from './parts.ts';

export const ROW_BITS = 32;

/** A box, or the piece of one that lies in a row. */
export interface Box {
  readonly part: Part;
  /** From 0. */
  readonly row: number;
  /** Bits `[start, end)` of the row. */
  readonly start: number;
  readonly end: number;
  /** False for the rest of a field that began in the row before. */
  readonly isFirst: boolean;
}

interface Span {
  readonly part: Part;
  /** Bits `[start, end)` of the header. */
  readonly start: number;
  readonly end: number;
}

/**
 * The boxes of a layer's header in reading order. Where fields overlap (flags within their word, what was
 * worked out from other fields) the smallest is drawn, and of equal ones the first.
 */
export function headerBoxes(parts: readonly Part[], layer: Layer): readonly Box[] {
  const bits = (layer.range.end - layer.range.start) * 8;
  const spans = parts
    .filter((part) => part.layer === layer && part.field !== null)
    .map((part) => spanOf(part, layer))
    .filter(({ start, end }) => start >= 0 && end > start && end <= bits)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const taken = new Uint8Array(bits);
  const drawn = spans.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return drawn.sort((a, b) => a.start - b.start).flatMap(piecesOf);
}

function spanOf(part: Part, layer: Layer): Span {
  const first = (part.range.start - layer.range.start) * 8;
  const { bits, range } = part;
  if (bits !== null) return { part, start: first + bits.start, end: first + bits.end };
  return { part, start: first, end: first + (range.end - range.start) * 8 };
}

function piecesOf({ part, start, end }: Span): Box[] {
  const firstRow = Math.floor(start / ROW_BITS);
  const lastRow = Math.floor((end - 1) / ROW_BITS);
  return Array.from({ length: lastRow - firstRow + 1 }, (_, i) => {
    const row = firstRow + i;
    return {
      part,
      row,
      start: Math.max(start - row * ROW_BITS, 0),
      end: Math.min(end - row * ROW_BITS, ROW_BITS),
      isFirst: i === 0,
    };
  });
}
