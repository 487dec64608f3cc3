/** The hosts' names over their lifelines: in two rows and shortened where there are many. */

import type { HostName } from '#core/event-base.ts';
import type { Geometry } from './geometry.ts';
import { LONGEST, shortName } from './short-name.ts';

export interface Heading {
  readonly host: HostName;
  readonly text: string;
  /** The middle of the text. */
  readonly x: number;
  /** 0 above, 1 below. */
  readonly row: 0 | 1;
}

/** Height of a row, in labels' heights. */
export const HEADING_EM = 1.2;

/** The advance of a bold character of the page's sans-serif type, at most, em. */
const ADVANCE_EM = 0.66;
/** Kept free between two names, em. */
const GAP_EM = 0.3;

/** Names that touch no other and stay on the picture: whole in one row, else in two, and then as long as fits. */
export function headingsOf(geometry: Geometry): readonly Heading[] {
  const inOneRow = place(geometry, LONGEST, 1);
  if (areApart(inOneRow, geometry)) return inOneRow;
  for (let letters = LONGEST; letters > 1; letters--) {
    const headings = place(geometry, letters, 2);
    if (areApart(headings, geometry)) return headings;
  }
  return place(geometry, 1, 2);
}

function place(
  { lifelines, fontPx, width }: Geometry,
  letters: number,
  rows: 1 | 2,
): readonly Heading[] {
  return lifelines.map(({ host, x }, i) => {
    const text = shortName(host, letters);
    const half = widthOf(text, fontPx) / 2;
    const row = rows === 2 && i % 2 === 1 ? 1 : 0;
    return { host, text, x: Math.max(half, Math.min(x, width - half)), row };
  });
}

function areApart(headings: readonly Heading[], { fontPx }: Geometry): boolean {
  return headings.every((one, i) => {
    const next = headings.find(({ row }, j) => j > i && row === one.row);
    if (!next) return true;
    const room = next.x - one.x;
    return room > (widthOf(one.text, fontPx) + widthOf(next.text, fontPx)) / 2 + GAP_EM * fontPx;
  });
}

function widthOf(text: string, fontPx: number): number {
  return text.length * ADVANCE_EM * fontPx;
}
