/**
 * Arrows that look alike, drawn as one path: hundreds of elements cost more than a frame, a handful next to nothing. What
 * is under the pointer is then a question of geometry (`arrow-at.ts`).
 */

import type { DrawnArrow } from './drawn-arrow.ts';

/** The lines and heads of all arrows of one look. */
export interface Stroke {
  /** Class names: kind, end, whether sent again, whether faded. */
  readonly look: string;
  /** Path data. */
  readonly shafts: string;
  readonly heads: string;
}

/**
 * The arrows as strokes, in an order that does not depend on which arrow is first, so that crossings do not flicker.
 *
 * @param isFaded - whether the filter leaves the arrow out.
 */
export function strokesOf(
  arrows: readonly DrawnArrow[],
  isFaded: (arrow: DrawnArrow) => boolean,
): readonly Stroke[] {
  const byLook = new Map<string, { shafts: string[]; heads: string[] }>();
  for (const arrow of arrows) {
    const look = lookOf(arrow, isFaded(arrow));
    let found = byLook.get(look);
    if (!found) byLook.set(look, (found = { shafts: [], heads: [] }));
    found.shafts.push(arrow.shaft);
    found.heads.push(arrow.head);
  }
  return [...byLook]
    .map(([look, { shafts, heads }]) => ({ look, shafts: shafts.join(''), heads: heads.join('') }))
    .sort((a, b) => (a.look < b.look ? -1 : 1));
}

/** The class names that an arrow is drawn by. */
export function lookOf({ kind, end, isRepeat }: DrawnArrow, isFaded: boolean): string {
  return `${kind} ${end}${isRepeat ? ' again' : ''}${isFaded ? ' faded' : ''}`;
}
