/** Which of several places words take, so that they lie on no others. */

import type { Box } from './box.ts';
import { boxesTouch } from './box.ts';

/** The first of the places that touches nothing taken; where each does, the first of those that touch the fewest. */
export function freeOf<Place extends Box>(
  places: readonly [Place, ...Place[]],
  taken: readonly Box[],
): Place {
  let [best] = places;
  let fewest = Infinity;
  for (const place of places) {
    const count = taken.filter((box) => boxesTouch(place, box)).length;
    if (count < fewest) [best, fewest] = [place, count];
  }
  return best;
}
