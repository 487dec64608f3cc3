/** Where things of a scene are in the ladder's window, for what lies over it. */

import type { Point } from './box.ts';
import type { Card } from './card.ts';
import { raised } from './drawn-arrow.ts';
import type { Geometry } from './geometry.ts';
import type { Scene } from './scene.ts';

/** Lengths in px, counted from the window's left top corner. */
export interface InWindow {
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
  /** The cards in flight. */
  readonly cards: readonly Card[];
  /** Where a packet is seen: its card, or else the middle of its arrow; null where it is out of sight. */
  spotOf(packet: number): Point | null;
}

/**
 * The scene as it is seen.
 *
 * @param place - the heights of the scene's origin and of the window's top edge, px of the whole ladder.
 */
export function inWindow(
  { cards, arrows }: Scene,
  { width, fontPx }: Geometry,
  place: { readonly origin: number; readonly top: number; readonly height: number },
): InWindow {
  const { origin, top, height } = place;
  const by = Math.round(top - origin);
  const spotOf = (packet: number): Point | null => {
    const card = cards.find(({ number }) => number === packet);
    if (card) return raised(card.at, by);
    const points = arrows.find(({ number }) => number === packet)?.points ?? [];
    const [from, to] = [points.at(0), points.at(-1)];
    if (!from || !to) return null;
    const middle = raised({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, by);
    return middle.y < 0 || middle.y > height ? null : middle;
  };
  return {
    width,
    height,
    fontPx,
    cards: cards.map((card) => ({ ...card, at: raised(card.at, by) })),
    spotOf,
  };
}
