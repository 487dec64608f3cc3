/** SVG path data of an arrow's line and head. */

import type { Point } from './box.ts';

/** A head's length and half its width, em. */
const HEAD = { length: 15 / 18, half: 6.5 / 18 };

/** Path data of a line through the points. */
export function shaftPath(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${tenths(x)} ${tenths(y)}`).join('');
}

/** Path data of a head with its tip at `tip`, turned by `angle` radians. */
export function headPath(tip: Point, angle: number, fontPx: number): string {
  const [cos, sin] = [Math.cos(angle) * fontPx, Math.sin(angle) * fontPx];
  const foot = { x: tip.x - HEAD.length * cos, y: tip.y - HEAD.length * sin };
  const across = { x: HEAD.half * sin, y: -HEAD.half * cos };
  return `M${tenths(tip.x)} ${tenths(tip.y)}L${tenths(foot.x - across.x)} ${tenths(foot.y - across.y)}L${tenths(foot.x + across.x)} ${tenths(foot.y + across.y)}Z`;
}

/** Finer places than a tenth of a pixel are not seen, and cost letters. */
function tenths(px: number): number {
  return Math.round(px * 10) / 10;
}
