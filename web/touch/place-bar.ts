/** Where the bar of a packet stands: beside its card, in the window, and still while somebody reaches for it. */

import type { Point } from '../ladder/box.ts';
import type { InWindow } from '../ladder/in-window.ts';

/** Left top corner, px of the window. */
export interface BarPlace {
  readonly left: number;
  readonly top: number;
}

export interface BarSize {
  readonly width: number;
  readonly height: number;
}

/** Half the width of a usual card, em. */
const HALF_CARD_EM = 2;
/** From the card's middle to the bar: half the card, the line of now and a gap, em. */
const CLEAR_EM = 1.6;
/** Time goes on and cards go down: so much more room under them, and the bar need not give way soon, em. */
const LEAD_EM = 1.4;

/** Under the packet where there is room for it, else over it; where it is out of sight, at the window's lower edge. */
export function placeBar(at: Point | null, bar: BarSize, spot: InWindow): BarPlace {
  const { width, height, fontPx } = spot;
  const lowest = height - bar.height - fontPx * 0.4;
  const left = (at?.x ?? width / 2) - bar.width / 2;
  const under = at === null ? lowest : at.y + (CLEAR_EM + LEAD_EM) * fontPx;
  const over = at === null ? lowest : at.y - CLEAR_EM * fontPx - bar.height;
  return {
    left: Math.max(0, Math.min(left, width - bar.width)),
    top: Math.max(0, under <= lowest ? under : Math.min(over, lowest)),
  };
}

/** Keeps the bar where it is until it would cover its own packet or leave the window. */
export class StillBar {
  #known: { readonly name: string; readonly bar: BarSize; readonly place: BarPlace } | null = null;

  /** @param name - changes where the bar is another's, or its packet stops or goes on. */
  place(name: string, at: Point | null, bar: BarSize, spot: InWindow): BarPlace {
    const known = this.#known;
    const isSame =
      known?.name === name && known.bar.height === bar.height && known.bar.width === bar.width;
    if (known && isSame && isGood(known.place, at, bar, spot)) return known.place;
    const place = placeBar(at, bar, spot);
    this.#known = { name, bar, place };
    return place;
  }
}

function isGood(
  { left, top }: BarPlace,
  at: Point | null,
  bar: BarSize,
  { width, height, fontPx }: InWindow,
): boolean {
  const isInside = left + bar.width <= width && top + bar.height <= height;
  if (at === null) return isInside;
  const isBeside = Math.abs(at.x - left - bar.width / 2) > bar.width / 2 + HALF_CARD_EM * fontPx;
  const isApart = Math.abs(at.y - top - bar.height / 2) > bar.height / 2 + fontPx;
  return isInside && (isBeside || isApart);
}
