/** Where bytes lie along a stream's picture: writes side by side, small ones wide enough to be read. */

import type { ByteStream } from '#core/tcp/byte-stream.ts';
import { countWhile } from '../view/sorted.ts';

/** Widths in rem, chosen by eye. */
const WIDTH = {
  /** Of a write of no bytes. */
  least: 1.6,
  /** Of each byte up to `short`: its character can be read. */
  character: 0.55,
  short: 16,
  /** Between a short write and a full segment, for each doubling. */
  doubling: 0.8,
  /** An Ethernet segment's data with timestamps; beyond it, width grows by the segment. */
  segment: 1448,
  perSegment: 2.2,
} as const;

/** A short stream is stretched to fill the view, up to so many times. */
const MOST_STRETCH = 5;

/** How near a stream is looked at: from the whole of it (null) to single bytes. */
export const ZOOMS: readonly (number | null)[] = [null, 1, 4, 16, 64];

/** The zoom that an address says; null is the whole stream. */
export function zoomIn(text: string | null): number | null {
  return text === 'all' ? null : (ZOOMS.find((one) => `${one}` === text) ?? 1);
}

/** Offsets and writes to x, in px from the stream's beginning. Strictly ascending where there are bytes. */
export interface StreamScale {
  readonly widthPx: number;
  /** x of an offset. */
  xOf(offset: number): number;
  /** Left and right of the write with that index. */
  spanOf(write: number): Span;
  /** How many leading writes end at or before x. */
  writesBefore(x: number): number;
}

export interface Span {
  readonly x: number;
  readonly endX: number;
}

export interface ScaleOptions {
  readonly remPx: number;
  readonly viewPx: number;
  /** 1 is the readable size; null fits the whole stream into the view, where it is longer. */
  readonly zoom: number | null;
}

/** What {@link scaleOf} needs of a write. */
type Sized = Pick<ByteStream['writes'][number], 'range'>;

/** The scale for some writes; linear in their number, so made once for each growth of the log. */
export function scaleOf(writes: readonly Sized[], options: ScaleOptions): StreamScale {
  const { remPx, viewPx, zoom } = options;
  const ends = new Float64Array(writes.length);
  let totalRem = 0;
  writes.forEach(({ range }, i) => {
    totalRem += remOf(range.end - range.start);
    ends[i] = totalRem;
  });
  const naturalPx = totalRem * remPx;
  const stretch = naturalPx === 0 ? 1 : Math.min(MOST_STRETCH, viewPx / naturalPx);
  const factor = remPx * (zoom === null ? stretch : zoom * Math.max(1, stretch));
  const endOf = (write: number): number => (ends[write] ?? 0) * factor;
  return {
    widthPx: totalRem * factor,
    spanOf: (write) => ({ x: endOf(write - 1), endX: endOf(write) }),
    writesBefore: (x) => countWhile(ends.length, (i) => endOf(i) <= x),
    xOf: (offset) => {
      const write = countWhile(writes.length, (i) => (writes[i]?.range.end ?? 0) <= offset);
      const range = writes[write]?.range;
      if (range === undefined) return totalRem * factor;
      const x = endOf(write - 1);
      const share = Math.max(0, offset - range.start) / (range.end - range.start);
      return x + share * (endOf(write) - x);
    },
  };
}

/** The width of a write, rem: ascending in its length. */
function remOf(bytes: number): number {
  const { least, character, short, doubling, segment, perSegment } = WIDTH;
  const asText = least + Math.min(bytes, short) * character;
  if (bytes <= short) return asText;
  const grown = asText + Math.log2(Math.min(bytes, segment) / short) * doubling;
  return grown + (Math.max(0, bytes - segment) / segment) * perSegment;
}
