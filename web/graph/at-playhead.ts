/** What a graph shows at the playhead: how many points have come, and the values that hold. */

import { countWhile } from '../view/sorted.ts';
import type { Graph, Series, SeriesId } from './series.ts';

export interface Moment {
  /** Events up to the playhead. */
  readonly eventCount: number;
  /** The run's own time there, µs. */
  readonly atUs: number;
}

/** The time of an event may come back from the clock a hair early, µs. */
const HAIR_US = 0.5;

/** How many of the series' points are not in the future. */
export function pointsBy(series: Series, { eventCount, atUs }: Moment): number {
  const { seq, atUs: times } = series;
  return countWhile(
    seq.length,
    (i) => (seq[i] ?? Infinity) < eventCount && (times[i] ?? Infinity) <= atUs + HAIR_US,
  );
}

/** A value that holds at the playhead. */
export interface Value {
  readonly id: SeriesId;
  readonly origin: Series['origin'];
  /** The latest point's; null before the first, NaN where there is none any more, Infinity where there is no limit. */
  readonly value: number | null;
  /** When it came, µs; 0 before the first. */
  readonly atUs: number;
  /** The other end, where points have extent. */
  readonly until: number | null;
  /** Points up to the playhead. */
  readonly count: number;
}

/** The latest value of each series at the playhead. */
export function valuesAt(graph: Graph, moment: Moment): readonly Value[] {
  return graph.series.map((series) => {
    const count = pointsBy(series, moment);
    return {
      id: series.id,
      origin: series.origin,
      value: count === 0 ? null : (series.value[count - 1] ?? null),
      atUs: series.atUs[count - 1] ?? 0,
      until: count === 0 ? null : (series.until?.[count - 1] ?? null),
      count,
    };
  });
}
