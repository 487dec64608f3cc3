/** An arrow as those laid out after it see it: what they must keep clear of. */

import type { Arrow } from './arrow.ts';
import type { Box, Footprint } from './box.ts';
import { footprintOf, footprintOfLine } from './box.ts';
import type { Geometry } from './geometry.ts';
import { corridorOf } from './label.ts';
import { tieBoxes } from './tie.ts';

export interface Neighbour {
  /** The lowest that any of it reaches: a label may hang well below the end of an arrow that was cut off. */
  readonly lowest: number;
  readonly line: Footprint;
  /** Words, and the shapes of signs. */
  readonly prints: readonly Footprint[];
}

/** An arrow of the same chunk: all of it has its place. */
export function neighbourOf(arrow: Arrow): Neighbour {
  const words = [arrow.tie?.box, arrow.label?.box].flatMap((box) => box ?? []);
  return withBoxes(arrow, [...signBoxes(arrow), ...words]);
}

/** An arrow of the chunk before. Where its words are is not asked: all the room they could take is kept free. */
export function strangerOf(arrow: Arrow, geometry: Geometry): Neighbour {
  const ties = arrow.packet.isRepeat ? tieBoxes(arrow.from, towardOf(arrow), geometry) : [];
  return withBoxes(arrow, [corridorOf(arrow, geometry.fontPx), ...signBoxes(arrow), ...ties]);
}

/** 1 where the arrow goes to the right, −1 to the left. */
export function towardOf({ span }: Arrow): number {
  return Math.sign(span.to - span.from);
}

function withBoxes(arrow: Arrow, boxes: readonly Box[]): Neighbour {
  const prints = boxes.map(footprintOf);
  const lowest = Math.max(arrow.to.y, ...prints.map(({ y, reachY }) => y + reachY));
  return { lowest, line: footprintOfLine(arrow), prints };
}

function signBoxes({ signs }: Arrow): readonly Box[] {
  return signs.flatMap(({ box, shape }) => [shape, ...(box ? [box] : [])]);
}
