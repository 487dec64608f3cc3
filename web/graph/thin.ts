/** Leaves out points that no pixel would tell apart. */

import { countWhile } from '../view/sorted.ts';
import type { Series } from './series.ts';

/** Where a series is to be drawn: a stretch of time and how many columns of pixels it has. */
export interface Columns {
  readonly startUs: number;
  readonly endUs: number;
  readonly count: number;
}

/** So few points a column are not worth leaving out. */
const FEW = 4;

/**
 * The places of the points to draw, ascending: of each column the first, the last, the lowest and the highest,
 * and one neighbour beyond either edge, so that lines reach it. What is kept of a column does not hang on later
 * columns, so the first part of the list serves for any earlier playhead.
 */
export function thin(series: Series, columns: Columns): Uint32Array {
  const { atUs } = series;
  const { startUs, endUs, count } = columns;
  const first = Math.max(0, countWhile(atUs.length, (i) => (atUs[i] ?? 0) < startUs) - 1);
  const last = Math.min(atUs.length, countWhile(atUs.length, (i) => (atUs[i] ?? 0) <= endUs) + 1);
  if (last - first <= FEW * count)
    return Uint32Array.from({ length: last - first }, (_, i) => first + i);
  const perUs = count / Math.max(1, endUs - startUs);
  const kept: number[] = [];
  for (let begin = first; begin < last;) {
    const column = Math.floor(((atUs[begin] ?? 0) - startUs) * perUs);
    let end = begin + 1;
    while (end < last && Math.floor(((atUs[end] ?? 0) - startUs) * perUs) === column) end++;
    keepExtremes(series, begin, end, kept);
    begin = end;
  }
  return Uint32Array.from(kept);
}

function keepExtremes(series: Series, begin: number, end: number, kept: number[]): void {
  const low = series.value;
  const high = series.until ?? series.value;
  let lowest = begin;
  let highest = begin;
  for (let i = begin + 1; i < end; i++) {
    if ((low[i] ?? 0) < (low[lowest] ?? 0)) lowest = i;
    if ((high[i] ?? 0) > (high[highest] ?? 0)) highest = i;
  }
  const places = [begin, lowest, highest, end - 1].sort((a, b) => a - b);
  places.forEach((place, i) => {
    if (place !== places[i - 1]) kept.push(place);
  });
}
