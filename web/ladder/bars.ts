/** The call bars that stand beside the lifelines at one moment. */

import type { HostName } from '#core/event-base.ts';
import type { Geometry } from './geometry.ts';
import { yOf } from './geometry.ts';
import type { CallBar } from './margin.ts';

export interface DrawnBar {
  /** The calls it stands for: one, or several in a row that could not be told apart. */
  readonly calls: readonly number[];
  readonly x: number;
  readonly side: -1 | 1;
  readonly y: number;
  readonly height: number;
  readonly label: string | null;
  readonly isWaiting: boolean;
  readonly hasFailed: boolean;
}

/** A call that took longer than this was waiting, not working, µs. */
const WAITING_US = 1000;
/** No bar is lower than this, em. */
const LEAST_EM = 0.3;

/**
 * The bars, each as long as it is by `nowMs`.
 *
 * @param origin - heights are counted from here, px of the whole ladder.
 */
export function barsOf(
  bars: readonly CallBar[],
  geometry: Geometry,
  nowMs: number,
  origin: number,
): readonly DrawnBar[] {
  const drawn: MutableBar[] = [];
  const lowest = new Map<HostName, MutableBar>();
  const least = LEAST_EM * geometry.fontPx;
  for (const bar of bars) {
    const { host } = bar.lifeline;
    const above = lowest.get(host);
    const next = barAt(bar, geometry, nowMs, origin);
    // A bar with a name of its own stands by itself.
    if (above && bar.label === null && isOneWith(above, next, least / 3)) {
      above.calls.push(bar.span.call);
      above.height = Math.max(above.height, next.y + next.height - above.y);
    } else {
      drawn.push(next);
      lowest.set(host, next);
    }
  }
  return drawn;
}

type MutableBar = { -readonly [Key in keyof DrawnBar]: DrawnBar[Key] } & { calls: number[] };

/** Whether a bar begins so close under the end of another of its look that they look like one. */
function isOneWith(above: DrawnBar, bar: DrawnBar, apart: number): boolean {
  const isAlike = above.isWaiting === bar.isWaiting && above.hasFailed === bar.hasFailed;
  return isAlike && bar.y - (above.y + above.height) < apart;
}

function barAt(bar: CallBar, geometry: Geometry, nowMs: number, origin: number): MutableBar {
  const y = yOf(geometry, bar.startMs);
  const end = yOf(geometry, Math.min(nowMs, bar.endMs ?? Infinity));
  const { left } = bar.span;
  const hasReturned = bar.endMs !== null && bar.endMs <= nowMs;
  return {
    calls: [bar.span.call],
    x: bar.lifeline.x,
    side: bar.lifeline.side,
    y: y - origin,
    height: Math.max(geometry.fontPx * LEAST_EM, end - y),
    label: bar.lifeline.hasCallLabels ? bar.label : null,
    isWaiting: !hasReturned || (left !== null && left.atUs - bar.span.atUs > WAITING_US),
    hasFailed: hasReturned && left?.error !== undefined,
  };
}
