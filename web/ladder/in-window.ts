/** Where things of a scene are in the ladder's window, for what lies over it. */

import type { Card } from './card.ts';
import { raised } from './drawn-arrow.ts';
import type { Geometry } from './geometry.ts';
import type { Scene } from './scene.ts';

/** Lengths in px, counted from the window's left top corner. */
export interface InWindow {
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
  readonly cards: readonly Card[];
}

/**
 * The scene's cards as they are seen.
 *
 * @param place - the heights of the scene's origin and of the window's top edge, px of the whole ladder.
 */
export function inWindow(
  { cards }: Scene,
  { width, fontPx }: Geometry,
  {
    origin,
    top,
    height,
  }: { readonly origin: number; readonly top: number; readonly height: number },
): InWindow {
  const by = Math.round(top - origin);
  return {
    width,
    height,
    fontPx,
    cards: cards.map((card) => ({ ...card, at: raised(card.at, by) })),
  };
}
