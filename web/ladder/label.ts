/** Finds each arrow's label a place on its slope where it touches no other label and stays in the picture. */

import type { PayloadBlock } from '../view/packet.ts';
import type { Box, Footprint, Point, Segment } from './box.ts';
import { footprintOf, footprintsMeet } from './box.ts';
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
 * @param taken - what stands already; none will be touched.
 * @param lines - arrows already drawn; crossing one is avoided while there is a choice.
 * @param bounds - left and right edge that the label must keep within, px.
 */
export function placeLabel(options: {
  readonly arrow: Segment;
  readonly wordings: readonly Wording[];
  readonly fontPx: number;
  readonly taken: readonly Footprint[];
  readonly lines: readonly Footprint[];
  readonly bounds: { readonly left: number; readonly right: number };
}): Label | null {
  const { arrow, fontPx, taken, lines, bounds } = options;
  const wordings = options.wordings.map((wording) => ({
    text: wording.text,
    ...measure(wording, fontPx),
  }));
  const hasRoom = (box: Box, mayCross: boolean): boolean => {
    const print = footprintOf(box);
    const isWithin =
      print.x - print.reachX >= bounds.left && print.x + print.reachX <= bounds.right;
    return isWithin && !isMet(print, taken) && (mayCross || !isMet(print, lines));
  };
  // To stay clear of other arrows a label may be shortened, but not down to its last word.
  const telling = wordings.filter(({ text }) => text !== wordings.at(-1)?.text);
  for (const mayCross of [false, true]) {
    const tried = mayCross ? wordings : telling;
    const narrowest = Math.min(...tried.map(({ width }) => width));
    // Where the narrowest has no room, no wider one has.
    const places = PLACES.filter((place) =>
      hasRoom(boxOn(arrow, place, narrowest, fontPx), mayCross),
    );
    for (const { text, chips, width } of places.length > 0 ? tried : []) {
      for (const place of places) {
        const box = boxOn(arrow, place, width, fontPx);
        if (hasRoom(box, mayCross)) return { text, chips, box };
      }
    }
  }
  return null;
}

/** The latest are asked first: they are the nearest. */
function isMet(print: Footprint, others: readonly Footprint[]): boolean {
  for (let i = others.length - 1; i >= 0; i--) {
    const other = others[i];
    if (other && footprintsMeet(print, other)) return true;
  }
  return false;
}

/** All the room above an arrow where its label may come to lie. */
export function corridorOf(arrow: Segment, fontPx: number): Box {
  const { from, to } = arrow;
  return boxOn(arrow, 0.5, Math.hypot(to.x - from.x, to.y - from.y), fontPx);
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
