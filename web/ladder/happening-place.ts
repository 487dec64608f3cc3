/** Where the words of what was done to the wire stand: over their line, where no sign of a packet lies on it. */

import type { Box, Point } from './box.ts';
import { freeOf } from './free-place.ts';
import type { Geometry } from './geometry.ts';
import { textWidth } from './geometry.ts';

/** The size of the words, in labels' heights. */
export const HAPPENING_EM = 0.85;
/** From the line to the middle of the words, and from a lifeline. */
const OVER_EM = 0.65;
const INDENT_EM = 0.6;
/** A sign is about as wide and high as a label is high. */
const SIGN_EM = 1;

/** @param signs - where signs of packets are. */
export function placeHappening(
  y: number,
  text: string,
  { fontPx, lifelines }: Pick<Geometry, 'fontPx' | 'lifelines'>,
  signs: readonly Point[],
): Box {
  const width = textWidth(text, fontPx * HAPPENING_EM);
  const inward = INDENT_EM * fontPx + width / 2;
  const [left, right] = [(lifelines[0]?.x ?? 0) + inward, (lifelines.at(-1)?.x ?? 0) - inward];
  const at = (x: number): Box => ({
    ...{ width, height: HAPPENING_EM * fontPx, angle: 0 },
    centre: { x, y: y - OVER_EM * fontPx },
  });
  const side = SIGN_EM * fontPx;
  const taken = signs.map((centre): Box => ({ centre, width: side, height: side, angle: 0 }));
  // Words too long for the ladder begin at its left.
  if (right < left) return at(left);
  return freeOf([at(left), at(right), at((left + right) / 2)], taken);
}
