/** How each series looks: its colour, and the dash or shape that tells it apart without colour. */

import type { SeriesId } from './series.ts';

/** Shapes of points. */
export type Mark = 'dot' | 'triangle' | 'cross' | 'diamond' | 'square' | 'ring';

export type Look = {
  /** A colour of tokens.css. */
  readonly token: string;
} & (
  | {
      /** A value holds until the next one. */
      readonly draw: 'step';
      /** Lengths of strokes and gaps, in line widths. */
      readonly dash: readonly number[];
      /** In line widths of the graph. */
      readonly width: number;
    }
  | { readonly draw: 'bar'; readonly mark: Mark | null; readonly width: number }
  | { readonly draw: 'mark'; readonly mark: Mark }
);

const SOLID: readonly number[] = [];
const DASHED = [5, 3];
const DOTTED = [1.2, 2.4];
const DASH_DOT = [7, 2.5, 1.2, 2.5];

export const LOOKS: Readonly<Record<SeriesId, Look>> = {
  segment: { draw: 'bar', token: '--data', mark: null, width: 1.6 },
  resent: { draw: 'bar', token: '--again', mark: 'triangle', width: 1.6 },
  lost: { draw: 'mark', token: '--bad', mark: 'cross' },
  probe: { draw: 'mark', token: '--fin', mark: 'diamond' },
  ack: { draw: 'step', token: '--ack', dash: SOLID, width: 1 },
  windowEdge: { draw: 'step', token: '--syn', dash: DASHED, width: 1 },
  sack: { draw: 'bar', token: '--control', mark: 'square', width: 1 },
  duplicateAck: { draw: 'mark', token: '--ack', mark: 'ring' },
  cwnd: { draw: 'step', token: '--data', dash: SOLID, width: 1.5 },
  cwndBytes: { draw: 'step', token: '--data', dash: DASH_DOT, width: 1 },
  ssthresh: { draw: 'step', token: '--bad', dash: DASHED, width: 1 },
  unacked: { draw: 'step', token: '--syn', dash: DOTTED, width: 1.2 },
  srtt: { draw: 'step', token: '--data', dash: SOLID, width: 1.5 },
  rto: { draw: 'step', token: '--fin', dash: DASHED, width: 1 },
  rttSample: { draw: 'mark', token: '--syn', mark: 'dot' },
  inFlight: { draw: 'step', token: '--syn', dash: SOLID, width: 1.5 },
  sentRate: { draw: 'step', token: '--syn', dash: DASHED, width: 1 },
  ackedRate: { draw: 'step', token: '--data', dash: SOLID, width: 1.5 },
  window: { draw: 'step', token: '--fin', dash: DASHED, width: 1.2 },
  zeroWindow: { draw: 'mark', token: '--bad', mark: 'cross' },
  sendQueue: { draw: 'step', token: '--data', dash: SOLID, width: 1.5 },
  notSent: { draw: 'step', token: '--fin', dash: DOTTED, width: 1.2 },
  receiveQueue: { draw: 'step', token: '--syn', dash: DASHED, width: 1.2 },
};

/** In Stevens' style a segment is a dot, and a repeated one a triangle. */
const STEVENS: Partial<Record<SeriesId, Look>> = {
  segment: { draw: 'mark', token: '--data', mark: 'dot' },
  resent: { draw: 'mark', token: '--again', mark: 'triangle' },
};

/** The look of a series in a graph of that kind. */
export function lookOf(id: SeriesId, kind: string): Look {
  return (kind === 'stevens' ? STEVENS[id] : undefined) ?? LOOKS[id];
}
