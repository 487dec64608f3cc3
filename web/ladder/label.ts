/** Finds each arrow's label a place on its slope where it touches no other label and stays in the picture. */

import type { PayloadBlock } from '../view/packet.ts';
import type { Box, Point, Segment } from './box.ts';
import { boxesTouch, lineTouches } from './box.ts';
import { textWidth } from './geometry.ts';

export interface Chip extends PayloadBlock {
  /** Left edge and width, px from the label's left end. */
  readonly x: number;
  readonly width: number;
}

export interface Label {
  readonly text: string;
  readonly chips: readonly Chip[];
  readonly box: Box;
}

/** What a label may say: words, and payload blocks behind them. */
export interface Wording {
  readonly text: string;
  readonly blocks: readonly PayloadBlock[];
}

/** Fractions of the way from the sender, most wanted first: near the sender, so that crossing arrows keep apart. */
const PLACES = [0.42, 0.34, 0.5, 0.27, 0.6, 0.7, 0.2, 0.78];

/**
 * Places one label, or says null where nothing fits.
 *
 * @param wordings - longest first.
 * @param taken - boxes of labels already placed; none will be touched.
 * @param lines - arrows already drawn; crossing one is avoided while there is a choice.
 * @param bounds - left and right edge that the label must keep within, px.
 */
export function placeLabel(options: {
  readonly arrow: Segment;
  readonly wordings: readonly Wording[];
  readonly fontPx: number;
  readonly taken: readonly Box[];
  readonly lines: readonly Segment[];
  readonly bounds: { readonly left: number; readonly right: number };
}): Label | null {
  const { arrow, wordings, fontPx, bounds } = options;
  const taken = options.taken.map((box) => ({ box, ...spanOf(box) }));
  const lines = options.lines.map((line) => ({ line, ...spanOfLine(line) }));
  const isTaken = (box: Box, span: Span): boolean =>
    taken.some((other) => spansMeet(span, other) && boxesTouch(box, other.box));
  const isCrossed = (box: Box, span: Span): boolean =>
    lines.some((other) => spansMeet(span, other) && lineTouches(other.line, box));
  // To stay clear of other arrows a label may be shortened, but not down to its last word.
  const telling = wordings.filter(({ text }) => text !== wordings.at(-1)?.text);
  for (const mayCross of [false, true]) {
    for (const wording of mayCross ? wordings : telling) {
      const measured = measure(wording, fontPx);
      for (const place of PLACES) {
        const box = boxOn(arrow, place, measured.width, fontPx);
        const span = spanOf(box);
        const isWithin = span.left >= bounds.left && span.right <= bounds.right;
        if (isWithin && !isTaken(box, span) && (mayCross || !isCrossed(box, span))) {
          return { text: wording.text, chips: measured.chips, box };
        }
      }
    }
  }
  return null;
}

/** All the room above an arrow where its label may come to lie. */
export function corridorOf(arrow: Segment, fontPx: number): Box {
  const { from, to } = arrow;
  return boxOn(arrow, 0.5, Math.hypot(to.x - from.x, to.y - from.y), fontPx);
}

/** An upright box around something turned: cheap to compare. */
interface Span {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function spanOf({ centre, width, height, angle }: Box): Span {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const x = (width * cos + height * sin) / 2;
  const y = (width * sin + height * cos) / 2;
  return { left: centre.x - x, right: centre.x + x, top: centre.y - y, bottom: centre.y + y };
}

function spanOfLine({ from, to }: Segment): Span {
  return {
    left: Math.min(from.x, to.x),
    right: Math.max(from.x, to.x),
    top: Math.min(from.y, to.y),
    bottom: Math.max(from.y, to.y),
  };
}

function spansMeet(a: Span, b: Span): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** The chip's text is a little smaller than the label's. */
export const CHIP_FONT = 0.82;

function measure(wording: Wording, fontPx: number): { chips: Chip[]; width: number } {
  let x = textWidth(wording.text, fontPx);
  const chips = wording.blocks.map((block) => {
    x += fontPx * 0.4;
    const width = textWidth(block.text, fontPx * CHIP_FONT) + fontPx * 0.6;
    const chip = { ...block, x, width };
    x += width;
    return chip;
  });
  return { chips, width: x };
}

function boxOn(arrow: Segment, place: number, width: number, fontPx: number): Box {
  const { from, to } = arrow;
  const isRightward = to.x >= from.x;
  const angle = Math.atan2(to.y - from.y, to.x - from.x) + (isRightward ? 0 : Math.PI);
  const lift = fontPx * 0.82;
  const on: Point = { x: from.x + (to.x - from.x) * place, y: from.y + (to.y - from.y) * place };
  const turned = Math.atan2(Math.sin(angle), Math.cos(angle));
  return {
    centre: { x: on.x + lift * Math.sin(turned), y: on.y - lift * Math.cos(turned) },
    width,
    height: fontPx * 1.15,
    angle: turned,
  };
}
