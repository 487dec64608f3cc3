/** Which arrow is at a place of the ladder: arrows are drawn many to a path, so no element tells. */

import type { Point } from './box.ts';
import type { DrawnArrow } from './drawn-arrow.ts';

/** How far from its line an arrow is still met, em. */
const REACH_EM = 0.6;

/** The nearest arrow within reach; of several as near, the one drawn last. Null where there is none. */
export function arrowAt(
  arrows: readonly DrawnArrow[],
  at: Point,
  fontPx: number,
): DrawnArrow | null {
  let nearest: DrawnArrow | null = null;
  let least = REACH_EM * fontPx;
  for (const arrow of arrows) {
    const distance = distanceTo(arrow.points, at);
    if (distance > least) continue;
    least = distance;
    nearest = arrow;
  }
  return nearest;
}

/** From a place to a line through points, px. */
function distanceTo(points: readonly Point[], at: Point): number {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (from && to) least = Math.min(least, distanceToPiece(from, to, at));
  }
  return least;
}

function distanceToPiece(from: Point, to: Point, at: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
  const share = Math.max(0, Math.min(1, along / (dx * dx + dy * dy || 1)));
  return Math.hypot(from.x + share * dx - at.x, from.y + share * dy - at.y);
}
