/** Paths of series on the canvas. */

import type { Frame } from './frame.ts';
import { xOf, yOf } from './frame.ts';
import type { Mark } from './looks.ts';
import { addMark } from './mark-path.ts';
import type { Series } from './series.ts';

/** Each value holds until the next; the last one until `untilUs`. What is not finite leaves a gap. */
export function stepPath(
  frame: Frame,
  series: Series,
  places: Uint32Array,
  untilUs: number,
): Path2D {
  const path = new Path2D();
  let held = NaN;
  for (const place of places) {
    const x = xOf(frame, series.atUs[place] ?? 0);
    const y = yOf(frame, series.value[place] ?? NaN);
    if (Number.isFinite(held)) path.lineTo(x, held);
    if (Number.isFinite(y)) {
      if (!Number.isFinite(held)) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    held = y;
  }
  if (Number.isFinite(held)) path.lineTo(xOf(frame, untilUs), held);
  return path;
}

/** From `value` to `until`, but at least `leastPx` high. */
export function barPath(
  frame: Frame,
  series: Series,
  places: Uint32Array,
  leastPx: number,
): Path2D {
  const path = new Path2D();
  for (const place of places) {
    const x = xOf(frame, series.atUs[place] ?? 0);
    const low = yOf(frame, series.value[place] ?? 0);
    const high = yOf(frame, series.until?.[place] ?? 0);
    path.moveTo(x, low);
    path.lineTo(x, Math.min(high, low - leastPx));
  }
  return path;
}

/** A mark at each value. */
export function markPath(
  frame: Frame,
  series: Series,
  places: Uint32Array,
  { mark, radius }: { readonly mark: Mark; readonly radius: number },
): Path2D {
  const path = new Path2D();
  for (const place of places) {
    const x = xOf(frame, series.atUs[place] ?? 0);
    addMark(path, mark, { x, y: yOf(frame, series.value[place] ?? 0), radius });
  }
  return path;
}
