/** How far a packet has come at a moment. */

import type { Point } from './box.ts';
import type { Arrow } from './arrow.ts';
import type { Geometry } from './geometry.ts';
import { yOf } from './geometry.ts';
import { shareAt } from './way.ts';

/** A frame that the wire still has is never drawn as arrived. */
const FARTHEST = 0.96;

/** When the flight is over: arrived, or broken off; Infinity while that is not known. */
export function overAt({ leg, way }: Arrow): number {
  return leg.fate.type === 'flying' ? Infinity : (way.at(-1)?.ms ?? Infinity);
}

/** Where the packet is at `nowMs`: on its way, or where that ended. */
export function tipAt(arrow: Arrow, nowMs: number, geometry: Geometry): Point {
  const { way, span, leg } = arrow;
  const most = leg.fate.type === 'flying' ? FARTHEST : 1;
  const share = Math.min(shareAt(way, nowMs), most);
  const x = span.from + (span.to - span.from) * share;
  return { x, y: yOf(geometry, Math.min(nowMs, overAt(arrow))) };
}

/** The line drawn by `nowMs`: its start, the bends passed, and its tip. */
export function lineUntil(arrow: Arrow, nowMs: number, geometry: Geometry): readonly Point[] {
  const { way, span, from } = arrow;
  const tip = tipAt(arrow, nowMs, geometry);
  if (way.length < 3) return [from, tip];
  const untilMs = Math.min(nowMs, overAt(arrow));
  const passed = way
    .filter(({ ms }) => ms < untilMs)
    .map(({ ms, share }) => ({
      x: span.from + (span.to - span.from) * share,
      y: yOf(geometry, ms),
    }));
  return [...passed, tip];
}
