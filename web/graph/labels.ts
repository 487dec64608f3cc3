/** Words beside marks, where there is room: shape and colour are not left to speak alone. */

import { countWhile } from '../view/sorted.ts';
import type { Frame } from './frame.ts';
import { xOf, yOf } from './frame.ts';
import type { SeriesId } from './series.ts';
import type { Painting } from './paint.ts';

/** What marks are called, briefly. */
export type MarkWords = Readonly<Partial<Record<SeriesId, string>>>;

export interface Label {
  readonly text: string;
  readonly token: string;
  /** The left end of the text and the middle of its height, px of the canvas. */
  readonly x: number;
  readonly y: number;
}

/** How large a text will be, px of the canvas. */
export interface Measure {
  width(text: string): number;
  readonly height: number;
}

/** Where more marks of a kind than these have come, the latest alone gets a word: the legend has their shape. */
const MOST = 6;
/** From the mark to its word, in heights of a line. */
const GAP = 0.55;

/** What matters most gets its word first. */
const ORDER: readonly SeriesId[] = [
  'lost',
  'resent',
  'zeroWindow',
  'probe',
  'sack',
  'duplicateAck',
];

/** Labels of marks that are not in the future; none over another, none beyond the graph's edges. */
export function placeLabels(
  paintings: readonly Painting[],
  words: MarkWords,
  frame: Frame,
  measure: Measure,
): readonly Label[] {
  const placed: Box[] = [];
  const labels: Label[] = [];
  for (const id of ORDER) {
    const painting = paintings.find(({ series }) => series.id === id);
    const text = words[id];
    if (!painting || text === undefined) continue;
    const size = { width: measure.width(text), height: measure.height };
    for (const place of wordedPlaces(painting)) {
      const x = xOf(frame, painting.series.atUs[place] ?? 0);
      const y = yOf(frame, painting.series.value[place] ?? 0);
      const box = boxesAround(x, y, size).find(
        (one) => isInside(one, frame) && !placed.some((other) => isOver(one, other)),
      );
      if (!box) continue;
      placed.push(box);
      labels.push({ text, token: painting.look.token, x: box.left, y: (box.top + box.bottom) / 2 });
    }
  }
  return labels;
}

/** The points that get a word. */
function wordedPlaces({ places, count }: Painting): Uint32Array {
  const past = countWhile(places.length, (i) => (places[i] ?? 0) < count);
  return places.subarray(past > MOST ? past - 1 : 0, past);
}

/** Where a word may stand by a mark, the best place first: right, left, right above, left above. */
function boxesAround(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
): readonly Box[] {
  const gap = GAP * height;
  return [y, y - height].flatMap((middle) =>
    [x + gap, x - gap - width].map((left) => ({
      left,
      right: left + width,
      top: middle - height / 2,
      bottom: middle + height / 2,
    })),
  );
}

function isInside(box: Box, { left, top, width, height }: Frame): boolean {
  const isAcross = box.left >= left && box.right <= left + width;
  return isAcross && box.top >= top && box.bottom <= top + height;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function isOver(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
