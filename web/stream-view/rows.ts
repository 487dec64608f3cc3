/** Where the five rows lie in the height there is. Lengths are px. */

import type { Row } from './block.ts';
import { ROWS } from './block.ts';

export interface RowPlace {
  readonly y: number;
  readonly height: number;
}

export interface RowPlaces {
  readonly places: Readonly<Record<Row, RowPlace>>;
  /** Height of a block; in the row of segments there is room to fall. */
  readonly blockPx: number;
}

/** Blocks' heights that a segment can fall through: what was lost stays above what arrived. */
const FALL = 1;
/** Space between rows, in blocks' heights: hairlines are seen to cross it. */
const BETWEEN = 0.3;
/** Left free below, in blocks' heights: the last row's edge is drawn whole. */
const BELOW = 0.15;
/** A block is never lower than this, in rem: its text must be read. */
const LEAST_REM = 1;
const MOST_REM = 2.6;

/** Rows that fill the height, within what can be read and what looks like a block. */
export function placeRows(heightPx: number, remPx: number): RowPlaces {
  const blocks = ROWS.length + FALL + (ROWS.length - 1) * BETWEEN + BELOW;
  const blockPx = Math.min(MOST_REM * remPx, Math.max(LEAST_REM * remPx, heightPx / blocks));
  let y = 0;
  const places = Object.fromEntries(
    ROWS.map((row) => {
      const height = blockPx * (row === 'segments' ? 1 + FALL : 1);
      const place: RowPlace = { y, height };
      y += height + BETWEEN * blockPx;
      return [row, place];
    }),
  ) as Record<Row, RowPlace>; // ROWS names every row
  return { places, blockPx };
}

/** The top of a block in its row. */
export function topOf(row: RowPlace, blockPx: number, fall: number): number {
  return row.y + (row.height - blockPx) * fall;
}
