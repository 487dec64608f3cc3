/** Where things stand on the graph: from time and value to pixels of the canvas and back. */

export interface Frame {
  /** The plotting area, px of the canvas. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly startUs: number;
  readonly endUs: number;
  /** The value at the upper edge; the lower edge is `bottomValue`. */
  readonly topValue: number;
  readonly bottomValue: number;
}

export function xOf(frame: Frame, atUs: number): number {
  return frame.left + ((atUs - frame.startUs) / (frame.endUs - frame.startUs)) * frame.width;
}

export function yOf(frame: Frame, value: number): number {
  const share = (value - frame.bottomValue) / (frame.topValue - frame.bottomValue);
  return frame.top + (1 - share) * frame.height;
}

/** The time at a place, µs, kept within the graph. */
export function timeAt(frame: Frame, x: number): number {
  const share = Math.max(0, Math.min(1, (x - frame.left) / frame.width));
  return frame.startUs + share * (frame.endUs - frame.startUs);
}

interface Span {
  readonly startUs: number;
  readonly endUs: number;
}

/** A flow that takes this part of its run is shown over the whole run. */
const LARGE_PART = 0.4;

/** The stretch of time a graph shows, µs: the flow's, or the run's where that is not much longer, and a little room. */
export function spanShown(flow: Span, runEndUs: number): Span {
  const isLarge = flow.endUs - flow.startUs >= LARGE_PART * runEndUs;
  const startUs = isLarge ? Math.min(0, flow.startUs) : flow.startUs;
  const endUs = isLarge ? Math.max(runEndUs, flow.endUs) : flow.endUs;
  const room = 0.02 * Math.max(1000, endUs - startUs);
  return {
    startUs: startUs - (isLarge ? 0 : room),
    endUs: Math.max(1000, endUs - startUs) + startUs + room,
  };
}
