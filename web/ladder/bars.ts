/** The call bars that stand beside the lifelines at one moment. */

import type { Geometry } from './geometry.ts';
import { yOf } from './geometry.ts';
import type { CallBar } from './margin.ts';

export interface DrawnBar {
  readonly key: number;
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

/** The bars, each as long as it is by `nowMs`. */
export function barsOf(
  bars: readonly CallBar[],
  geometry: Geometry,
  nowMs: number,
): readonly DrawnBar[] {
  return bars.map((bar) => {
    const y = yOf(geometry, bar.startMs);
    const end = yOf(geometry, Math.min(nowMs, bar.endMs ?? Infinity));
    const { left } = bar.span;
    const hasReturned = bar.endMs !== null && bar.endMs <= nowMs;
    return {
      key: bar.span.call,
      x: bar.lifeline.x,
      side: bar.lifeline.side,
      y,
      height: Math.max(geometry.fontPx * 0.3, end - y),
      label: bar.lifeline.hasCallLabels ? bar.label : null,
      isWaiting: !hasReturned || (left !== null && left.atUs - bar.span.atUs > WAITING_US),
      hasFailed: hasReturned && left?.error !== undefined,
    };
  });
}
