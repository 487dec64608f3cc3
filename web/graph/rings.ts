/** Rings around the points of packets that are looked at. */

import { addMark } from './mark-path.ts';
import { xOf, yOf } from './frame.ts';
import type { Brush, Painting } from './paint.ts';
import type { Series } from './series.ts';

const RADIUS = 4;
const WIDTH = 1.4;

/** Rings every point up to the playhead that one of the packets told of. */
export function paintRings(
  { context, frame, palette, ratio }: Brush,
  paintings: readonly Painting[],
  packets: ReadonlySet<number>,
): void {
  if (packets.size === 0) return;
  const path = new Path2D();
  const radius = RADIUS * palette.linePx * ratio;
  for (const { series, places, count } of paintings) {
    for (const place of places) {
      if (place >= count) break;
      if (!packets.has(series.packet?.[place] ?? 0)) continue;
      const value = middleOf(series, place);
      addMark(path, 'ring', {
        x: xOf(frame, series.atUs[place] ?? 0),
        y: yOf(frame, value),
        radius,
      });
    }
  }
  context.strokeStyle = palette.colour('--ink');
  context.lineWidth = WIDTH * palette.linePx * ratio;
  context.stroke(path);
}

function middleOf({ value, until }: Series, place: number): number {
  const low = value[place] ?? 0;
  return (low + (until?.[place] ?? low)) / 2;
}
