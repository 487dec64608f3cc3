/** How many bits a second: sums over equal stretches of time, each known at its end. */

import { countWhile } from '../view/sorted.ts';
import type { Points } from './points.ts';
import type { Series, SeriesId } from './series.ts';

/** About so many stretches, so that the line can be read. */
const STRETCHES = 40;
const US_PER_SECOND = 1_000_000;
const BITS = 8;

/** The length of a stretch for a span, µs: 1, 2 or 5 times a power of ten. */
export function stretchUs(spanUs: number): number {
  const least = Math.max(1, spanUs / STRETCHES);
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((times) => times * power >= least) ?? 10);
}

/** What {@link rateSeries} sums. */
export interface Totals {
  /** Counts so far in `value`, bytes, never decreasing. */
  readonly points: Points;
  /** What the first one counts from. */
  readonly base: number;
}

/**
 * Bits a second over the latest full stretch, at each stretch's end.
 *
 * @param span - the time to cover, µs; stretches begin at its start.
 */
export function rateSeries(
  id: SeriesId,
  totals: Totals,
  span: { readonly startUs: number; readonly endUs: number },
): Series {
  const { seq, atUs, value, length } = totals.points;
  const [seqs, times, values] = [seq.view(), atUs.view(), value.view()];
  const width = stretchUs(span.endUs - span.startUs);
  const stretches = length === 0 ? 0 : Math.ceil((span.endUs - span.startUs) / width) + 1;
  const rates = {
    seq: new Float64Array(stretches),
    atUs: new Float64Array(stretches),
    value: new Float64Array(stretches),
  };
  let before = totals.base;
  for (let i = 0; i < stretches; i++) {
    const endUs = span.startUs + i * width;
    const count = countWhile(length, (k) => (times[k] ?? 0) < endUs);
    const total = count === 0 ? totals.base : (values[count - 1] ?? 0);
    rates.seq[i] = count === 0 ? 0 : (seqs[count - 1] ?? 0);
    rates.atUs[i] = endUs;
    rates.value[i] = ((total - before) * BITS * US_PER_SECOND) / width;
    before = total;
  }
  return { id, origin: 'packets', ...rates, until: null, packet: null };
}
