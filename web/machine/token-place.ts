/** Where a token stands on the figure: at its state's box, or for a moment on the way along an edge. */

import type { Point } from './curve.ts';
import { pointAt } from './curve.ts';
import type { Curve, PlaceId } from './figure.ts';
import { BOXES, FIGURE } from './figure.ts';
import type { EndAt } from './machine-at.ts';
import type { Move } from './move.ts';

/** How long a token is on its way, ms of the clock: short, as the kernel takes no time at all. */
const SLIDE_MS = 450;

/** How far inside and above a box's corner the tokens stand: they must not cover its name. */
const INSET = 6;
const RISE = 5;

/** The first end's token stands at its box's left corner, the second's at the right. */
export function parkedAt(place: PlaceId, end: number): Point {
  const box = BOXES.find(({ id }) => id === place);
  if (!box) return { x: 0, y: 0 };
  const side = end === 0 ? -1 : 1;
  return { x: box.x + side * (box.width / 2 - INSET), y: box.y - FIGURE.boxHeight / 2 - RISE };
}

/**
 * Where the token of `end` is.
 *
 * @param sinceMs - how long ago its last move was shown, ms of the clock; null where tokens jump.
 */
export function tokenPlace(at: EndAt, end: number, sinceMs: number | null): Point {
  const parked = parkedAt(at.place, end);
  const last = at.moves.at(-1);
  if (!last || sinceMs === null || sinceMs >= SLIDE_MS) return parked;
  const share = easeOut(Math.max(0, sinceMs) / SLIDE_MS);
  const way = pointAt(curveOf(last), share);
  // It leaves the edge towards its place at the box.
  const drift = share ** 4;
  return { x: way.x + (parked.x - way.x) * drift, y: way.y + (parked.y - way.y) * drift };
}

/** The move's edge, or for one that the figure does not draw, a line between the boxes. */
export function curveOf({ edge, from, to }: Pick<Move, 'edge' | 'from' | 'to'>): Curve {
  if (edge) return edge.curve;
  const a = BOXES.find(({ id }) => id === from) ?? { x: 0, y: 0 };
  const b = BOXES.find(({ id }) => id === to) ?? { x: 0, y: 0 };
  // Bowed away from the rows of boxes, so that it can be told from their edges.
  const bow = a.y > FIGURE.height / 2 ? -70 : 70;
  const third = (one: number, other: number): number => one + (other - one) / 3;
  return [
    a.x,
    a.y,
    third(a.x, b.x),
    third(a.y, b.y) + bow,
    third(b.x, a.x),
    third(b.y, a.y) + bow,
    b.x,
    b.y,
  ];
}

function easeOut(share: number): number {
  return 1 - (1 - share) ** 2;
}
