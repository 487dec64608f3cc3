/** Which of many things side by side are in sight, the narrow ones put together. */

import { countWhile } from '../view/sorted.ts';
import type { Span } from './scale.ts';

/** Things narrower than this are drawn as one, px. */
const LEAST_PX = 8;

/** Neighbours drawn as one: the half-open range of their indices, and where they lie. */
export interface Group extends Span {
  readonly first: number;
  readonly end: number;
}

/**
 * Groups of the first `count` things that reach into the window. Their edges must ascend. Takes a binary search
 * for each group, and there are no more groups than fit side by side.
 */
export function groupsIn(count: number, spanOf: (index: number) => Span, window: Span): Group[] {
  const groups: Group[] = [];
  let first = countWhile(count, (i) => spanOf(i).endX < window.x);
  while (first < count) {
    const { x, endX } = spanOf(first);
    if (x > window.endX) break;
    const isWide = endX - x >= LEAST_PX;
    const end = isWide
      ? first + 1
      : Math.max(
          first + 1,
          countWhile(count, (i) => spanOf(i).endX <= x + LEAST_PX),
        );
    groups.push({ first, end, x, endX: spanOf(end - 1).endX });
    first = end;
  }
  return groups;
}
