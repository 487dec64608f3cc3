/** How far a packet has come at a moment. */

import type { Point } from './box.ts';
import type { Arrow } from './arrow.ts';
import { BREAKS_AT } from './arrow.ts';

/** When the flight is over: arrived, or broken off; Infinity while that is not known. */
export function overAt({ startMs, endMs, leg }: Arrow): number {
  if (leg.fate.type === 'flying') return Infinity;
  return leg.fate.type === 'dropped' ? startMs + (endMs - startMs) * BREAKS_AT : endMs;
}

/** Where the packet is at `nowMs`. */
export function tipAt(arrow: Arrow, nowMs: number): Point {
  return pointOn(arrow, shareOfWay(arrow, nowMs));
}

function shareOfWay({ startMs, endMs, leg }: Arrow, nowMs: number): number {
  const share = endMs > startMs ? (nowMs - startMs) / (endMs - startMs) : 1;
  const most = leg.fate.type === 'dropped' ? BREAKS_AT : leg.fate.type === 'flying' ? 0.96 : 1;
  return Math.max(0, Math.min(share, most));
}

function pointOn({ from, to }: Arrow, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
