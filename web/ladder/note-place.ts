/** Where the tag with a note stands at an arrow: on its line near the tail, or beside the tail where there is no room. */

import type { Box } from './box.ts';
import { boxesTouch } from './box.ts';
import type { DrawnArrow } from './drawn-arrow.ts';
import { freeOf } from './free-place.ts';
import { textWidth } from './geometry.ts';

/** The size of a note's words, in labels' heights. */
export const NOTE_EM = 0.78;
const HEIGHT_EM = 1.24;
/** Between the tail and the tag; labels, which stand in the middle, have the rest. */
const FROM_TAIL_EM = 0.8;
const BESIDE_TAIL_EM = 0.35;
/** From a line to the middle of a tag that hangs under it, in the tag's heights. */
const UNDER = 0.6;

/** A note in its place. */
export interface PlacedNote {
  /** The arrow's. */
  readonly key: string;
  readonly note: string;
  readonly box: Box;
}

/**
 * The notes of the arrows that have one. Of two that would lie on each other only the earlier is there: the arrow of
 * the other is marked without.
 *
 * @param taken - where labels stand.
 */
export function placeNotes(
  arrows: readonly Pick<DrawnArrow, 'key' | 'number' | 'points' | 'end'>[],
  noteOf: (packet: number) => string | null,
  geometry: { readonly fontPx: number; readonly width: number },
  taken: readonly Box[],
): readonly PlacedNote[] {
  const placed: PlacedNote[] = [];
  for (const arrow of arrows) {
    const note = noteOf(arrow.number);
    if (note === null) continue;
    const notes = placed.map(({ box }) => box);
    const box = placeNote(arrow, note, geometry, [...taken, ...notes]);
    if (box === null || notes.some((other) => boxesTouch(box, other))) continue;
    placed.push({ key: arrow.key, note, box });
  }
  return placed;
}

/**
 * Null while a packet that is under way has not come far enough for its tag: it does not jump when there is room.
 *
 * @param geometry.width - of the picture, px.
 * @param taken - where labels stand: the tag lies on none of them where it can.
 */
export function placeNote(
  arrow: Pick<DrawnArrow, 'points' | 'end'>,
  note: string,
  { fontPx, width }: { readonly fontPx: number; readonly width: number },
  taken: readonly Box[],
): Box | null {
  const [from, next] = arrow.points;
  if (!from || !next) return null;
  const own = {
    width: textWidth(note, fontPx * NOTE_EM) + 0.7 * fontPx,
    height: HEIGHT_EM * fontPx,
  };
  const dx = next.x - from.x;
  const dy = next.y - from.y;
  const share = (FROM_TAIL_EM * fontPx + own.width / 2) / Math.max(1, Math.hypot(dx, dy));
  const isFlying = arrow.end === 'flying';
  if (share >= 0.5 && isFlying) return null;
  const reach = BESIDE_TAIL_EM * fontPx + own.width / 2;
  const x = from.x + (dx < 0 ? -reach : reach);
  const within = Math.max(own.width / 2, Math.min(x, width - own.width / 2));
  const level = (away: number): Box => ({
    ...own,
    centre: { x: within, y: from.y + away },
    angle: 0,
  });
  const over = level(-own.height / 2);
  if (share >= 0.5) return freeOf([over, level(own.height)], taken);
  const angle = Math.atan(dy / (dx || 1));
  const along = (below: number): Box => ({
    ...own,
    centre: {
      x: from.x + dx * share - Math.sin(angle) * below,
      y: from.y + dy * share + Math.cos(angle) * below,
    },
    angle,
  });
  // Labels stand over their lines: under its own there is room.
  return freeOf([along(0), along(UNDER * own.height), over], taken);
}
