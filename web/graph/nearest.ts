/** Which point the pointer means. */

import { countWhile } from '../view/sorted.ts';
import { pointsBy } from './at-playhead.ts';
import type { Moment } from './at-playhead.ts';
import type { Frame } from './frame.ts';
import { timeAt, xOf, yOf } from './frame.ts';
import type { Graph, Series } from './series.ts';

/** Looked at around the pointer in a crowded series, points. */
const MOST = 2000;

/** A point of a series that a packet told of. */
export interface Hit {
  readonly series: Series;
  readonly place: number;
  readonly packet: number;
}

/** The nearest point within `reach` px of a place on the canvas and not in the future; null where there is none. */
export function nearestPoint(
  graph: Graph,
  moment: Moment,
  frame: Frame,
  pointer: { readonly x: number; readonly y: number; readonly reach: number },
): Hit | null {
  let best: Hit | null = null;
  let bestPx = pointer.reach;
  for (const series of graph.series) {
    const { packet, atUs } = series;
    if (packet === null) continue;
    const count = pointsBy(series, moment);
    const fromUs = timeAt(frame, pointer.x - pointer.reach);
    const toUs = timeAt(frame, pointer.x + pointer.reach);
    const first = countWhile(count, (i) => (atUs[i] ?? 0) < fromUs);
    const last = Math.min(
      first + MOST,
      countWhile(count, (i) => (atUs[i] ?? 0) <= toUs),
    );
    for (let place = first; place < last; place++) {
      const px = distance(series, place, frame, pointer);
      if (px < bestPx) {
        bestPx = px;
        best = { series, place, packet: packet[place] ?? 0 };
      }
    }
  }
  return best;
}

function distance(
  series: Series,
  place: number,
  frame: Frame,
  pointer: { readonly x: number; readonly y: number },
): number {
  const low = yOf(frame, series.value[place] ?? 0);
  const high = yOf(frame, series.until?.[place] ?? series.value[place] ?? 0);
  const within = Math.max(high, Math.min(low, pointer.y));
  return Math.hypot(xOf(frame, series.atUs[place] ?? 0) - pointer.x, within - pointer.y);
}
