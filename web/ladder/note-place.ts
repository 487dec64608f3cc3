/** Where the tag with a note stands at an arrow: on its line near the tail, or above the tail where the line is too short. */

import type { Box } from './box.ts';
import type { DrawnArrow } from './drawn-arrow.ts';
import { textWidth } from './geometry.ts';

/** The size of a note's words, in labels' heights. */
export const NOTE_EM = 0.78;
const HEIGHT_EM = 1.24;
/** Between the tail and the tag; labels, which stand in the middle, have the rest. */
const FROM_TAIL_EM = 0.8;
const BESIDE_TAIL_EM = 0.35;

/**
 * Null while a packet that is under way has not come far enough for its tag: it does not jump when there is room.
 *
 * @param width - of the picture, px.
 */
export function placeNote(
  arrow: Pick<DrawnArrow, 'points' | 'end'>,
  note: string,
  { fontPx, width }: { readonly fontPx: number; readonly width: number },
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
  if (share < 0.5) {
    const centre = { x: from.x + dx * share, y: from.y + dy * share };
    return { ...own, centre, angle: Math.atan(dy / (dx || 1)) };
  }
  if (arrow.end === 'flying') return null;
  const reach = BESIDE_TAIL_EM * fontPx + own.width / 2;
  const x = from.x + (dx < 0 ? -reach : reach);
  const within = Math.max(own.width / 2, Math.min(x, width - own.width / 2));
  return { ...own, centre: { x: within, y: from.y - own.height / 2 }, angle: 0 };
}
