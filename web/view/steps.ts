/** The step from a moment to the nearest place before or after it. */

import { countWhile } from './sorted.ts';
import type { Places } from './stops.ts';

/** As much of a clock as stepping needs. */
export interface Moments {
  momentOf(seq: number): number;
}

/** Things less than this apart are one stop, ms: the playhead sits a hair after the event it shows. */
const HAIR = 1e-6;

/** The `seq` of the nearest place before or after `ms` of the clock, or null where there is none. */
export function stepFrom(
  places: Places,
  moments: Moments,
  ms: number,
  direction: 1 | -1,
): number | null {
  const { length } = places;
  const momentAt = (index: number): number => moments.momentOf(places.seqAt(index));
  const index =
    direction > 0
      ? countWhile(length, (i) => momentAt(i) <= ms + HAIR)
      : countWhile(length, (i) => momentAt(i) < ms - HAIR) - 1;
  return index >= 0 && index < length ? places.seqAt(index) : null;
}
