/** Points of a cubic curve, and its words in an SVG path. */

import type { Curve } from './figure.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The point a share of the way along, from 0 to 1. */
export function pointAt(curve: Curve, share: number): Point {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = curve;
  return { x: bezier(x0, x1, x2, x3, share), y: bezier(y0, y1, y2, y3, share) };
}

/** For the `d` of an SVG path. */
export function pathText([x0, y0, x1, y1, x2, y2, x3, y3]: Curve): string {
  return `M${x0} ${y0}C${x1} ${y1} ${x2} ${y2} ${x3} ${y3}`;
}

function bezier(a: number, b: number, c: number, d: number, t: number): number {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/** Corners of the arrowhead at the curve's end, for an SVG polygon. */
export function arrowhead(curve: Curve, length: number): string {
  const tip = pointAt(curve, 1);
  const before = pointAt(curve, 0.97);
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const corner = (turn: number): string => {
    const x = tip.x - length * Math.cos(angle + turn);
    const y = tip.y - length * Math.sin(angle + turn);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  return `${tip.x},${tip.y} ${corner(0.42)} ${corner(-0.42)}`;
}
