/** How the ladder is looked at: its zoom, and where it was panned to. */

import type { Sight } from '../ladder/viewport.ts';
import {
  anchoredTop,
  fittingZoom,
  msAtTop,
  scrolledTop,
  tellable,
  withBoth,
  yIn,
  zoomedBy,
} from '../ladder/viewport.ts';

/** One press of a zoom key or button. */
const ZOOM_STEP = 1.5;

/** Commands come from keys, buttons, wheel and overview; the ladder on the page tells what is in sight. */
export class LadderView {
  /** 1 gives a usual flight about five labels' height. */
  zoom = $state(1);
  /** Top of the window as panned by hand, ms of the clock (negative in the head room); null follows the playhead. */
  topMs = $state<number | null>(null);
  #moves = 0;
  #sight: (() => Sight | null) | null = null;

  /** The ladder says what it shows; called again when it is drawn anew. */
  watch(sight: () => Sight | null): void {
    this.#sight = sight;
  }

  /** Back to following the playhead where it has moved since: `moves` counts that. */
  follow(moves: number): void {
    if (moves !== this.#moves) this.topMs = null;
    this.#moves = moves;
  }

  /** As an address says; the moves of the playhead that brought it there count no more. */
  look(zoom: number, topMs: number | null, moves: number): void {
    this.zoom = zoom;
    this.topMs = topMs;
    this.#moves = moves;
  }

  /** Follows the playhead to where it now is, and keeps an earlier moment in the window. */
  keepInWindow(ms: number, playhead: { readonly ms: number; readonly moves: number }): void {
    const sight = this.#sight?.();
    if (!sight) return;
    const both = withBoth(sight, ms, playhead.ms);
    const zoom = tellable(both.zoom);
    this.look(zoom, msAtTop(sight, both.top, zoom), playhead.moves);
  }

  /** Moves the window down by so many px. */
  scroll(px: number): void {
    const sight = this.#sight?.();
    if (sight && px !== 0) this.#goTo(sight, sight.zoom, scrolledTop(sight, px));
  }

  /** Moves the window down by so many labels' heights. */
  scrollLines(lines: number): void {
    this.scroll(lines * 1.5 * (this.#sight?.()?.fontPx ?? 0));
  }

  /** Puts the middle of the window at a moment, ms. */
  centre(ms: number): void {
    const sight = this.#sight?.();
    if (!sight) return;
    this.scroll(yIn(sight, ms) - sight.height / 2 - sight.top);
  }

  /** One step nearer or farther. */
  zoomStep(direction: 1 | -1): void {
    this.zoomBy(direction > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, null);
  }

  /**
   * Zooms around a place in the window.
   *
   * @param atY - px below the window's top edge; null keeps to the playhead, or the middle where it was panned away.
   */
  zoomBy(factor: number, atY: number | null): void {
    const sight = this.#sight?.();
    if (!sight) return;
    const zoom = tellable(zoomedBy(sight, factor));
    if (atY === null && this.topMs === null) this.zoom = zoom;
    else this.#goTo(sight, zoom, anchoredTop(sight, zoom, atY ?? sight.height / 2));
  }

  /** The whole run into the window; where it is so already, back to the usual size. */
  fit(): void {
    const sight = this.#sight?.();
    if (!sight) return;
    const zoom = tellable(fittingZoom(sight));
    if (this.zoom === zoom) this.zoom = 1;
    else this.#goTo(sight, zoom, 0);
  }

  #goTo(sight: Sight, zoom: number, top: number): void {
    this.zoom = zoom;
    this.topMs = msAtTop(sight, top, zoom);
  }
}
