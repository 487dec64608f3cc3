/** Which part of the ladder the window shows: following the playhead, panned by hand, zoomed, or all of it. */

/** The window over a ladder, as it stands. All lengths in px of the whole ladder. */
export interface Sight {
  /** Top edge of the window. */
  readonly top: number;
  readonly height: number;
  /** Room above moment 0. */
  readonly headPx: number;
  /** Pixels per ms of the clock at zoom 1. */
  readonly pxPerMs: number;
  readonly zoom: number;
  /** The end of the run by now, ms. */
  readonly limitMs: number;
  readonly fontPx: number;
}

/** Where the playhead stands in the window while the ladder follows it, as a share of its height. */
const FOLLOW_AT = 0.72;

export const MOST_ZOOM = 16;
/** Kept clear below the end of the run, in labels' heights. */
const FOOT_EM = 2;

/** The top of a window that follows the playhead. Once the run is over it stops at the run's end. */
export function followingTop(sight: Sight, playY: number, isLive: boolean): number {
  const lowest = isLive ? Infinity : Math.max(0, endY(sight) + foot(sight) - sight.height);
  return Math.max(0, Math.min(playY - sight.height * FOLLOW_AT, lowest));
}

/** The window moved by `px`, at most so far that half of it lies beyond the end. */
export function scrolledTop(sight: Sight, px: number): number {
  const lowest = Math.max(0, endY(sight) - sight.height * 0.5);
  return Math.max(0, Math.min(sight.top + px, lowest));
}

/** The zoom at which the whole run is in the window; never more than 1. */
export function fittingZoom(sight: Sight): number {
  const room = Math.max(1, sight.height - sight.headPx - foot(sight));
  return Math.min(1, room / Math.max(1, sight.limitMs * sight.pxPerMs));
}

/** The zoom changed by `factor`, within what makes sense for this run. */
export function zoomedBy(sight: Sight, factor: number): number {
  const least = Math.min(fittingZoom(sight), sight.zoom);
  return Math.max(least, Math.min(sight.zoom * factor, MOST_ZOOM));
}

/** As exact as an address tells it: who follows the address sees the very same picture. */
export function tellable(zoom: number): number {
  return Number(zoom.toPrecision(4));
}

/** The top at which the moment now at `atY` (px below the window's top edge) stays there at another zoom. */
export function anchoredTop(sight: Sight, zoom: number, atY: number): number {
  const fromStart = sight.top + atY - sight.headPx;
  return Math.max(0, sight.headPx + (fromStart * zoom) / sight.zoom - atY);
}

/** The window that follows the playhead, but has an earlier moment in it too: zoomed out only where it must be. */
export function withBoth(
  sight: Sight,
  earlierMs: number,
  playMs: number,
): Pick<Sight, 'top' | 'zoom'> {
  // Hosts' names cover as much of the window's top as there is room above moment 0.
  const room = Math.max(1, sight.height - sight.headPx - foot(sight));
  const zoom = Math.min(sight.zoom, room / Math.max(1, (playMs - earlierMs) * sight.pxPerMs));
  const zoomed = { ...sight, zoom };
  const following = followingTop(zoomed, yIn(zoomed, playMs), false);
  return { zoom, top: Math.max(0, Math.min(following, yIn(zoomed, earlierMs) - sight.headPx)) };
}

/** The height of a moment, px of the whole ladder. */
export function yIn({ headPx, pxPerMs, zoom }: Sight, ms: number): number {
  return headPx + ms * pxPerMs * zoom;
}

/** The moment at the top of a window, ms; negative in the head room. */
export function msAtTop({ headPx, pxPerMs }: Sight, top: number, zoom: number): number {
  return (top - headPx) / (pxPerMs * zoom);
}

function endY(sight: Sight): number {
  return yIn(sight, sight.limitMs);
}

function foot({ fontPx }: Sight): number {
  return FOOT_EM * fontPx;
}
