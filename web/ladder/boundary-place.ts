/** Where the words of a line across the ladder stand: at an end of it, over it or under it, where no label is. */

import type { Box } from './box.ts';
import { freeOf } from './free-place.ts';
import type { Geometry } from './geometry.ts';
import { textWidth } from './geometry.ts';

/** The size of the words, in labels' heights. */
export const BOUNDARY_EM = 0.9;
const HEIGHT_EM = 1.1;
/** From the line, and from the end of it. */
const APART_EM = 0.1;
const INDENT_EM = 0.5;

/**
 * @param y - of the line, as `taken` counts.
 * @param taken - where labels stand.
 */
export function placeBoundary(
  y: number,
  text: string,
  { fontPx, width, lifelines }: Pick<Geometry, 'fontPx' | 'width' | 'lifelines'>,
  taken: readonly Box[],
): Box {
  const own = {
    width: textWidth(text, fontPx * BOUNDARY_EM),
    height: HEIGHT_EM * fontPx,
    angle: 0,
  };
  const away = APART_EM * fontPx + own.height / 2;
  const inward = INDENT_EM * fontPx + own.width / 2;
  const [left, right] = [(lifelines[0]?.x ?? 0) + inward, width - inward];
  const at = (x: number, dy: number): Box => ({ ...own, centre: { x, y: y + dy } });
  return freeOf([at(right, -away), at(right, away), at(left, -away), at(left, away)], taken);
}
