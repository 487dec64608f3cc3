/** A label's words and chips that are to be seen: what its packet has passed, and no card covers. */

import type { Box, Point } from './box.ts';
import { corners } from './box.ts';
import { textWidth } from './geometry.ts';
import type { Chip, Label } from './label.ts';

/** Words that stand together. */
export interface Piece {
  readonly text: string;
  /** Left edge, px from the label's left end. */
  readonly x: number;
}

export interface ClearLabel {
  readonly pieces: readonly Piece[];
  readonly chips: readonly Chip[];
  readonly box: Box;
}

interface Cut {
  readonly from: number;
  readonly to: number;
}

/** Kept free on either side of a card, as a share of the label's height. */
const MARGIN = 0.25;

/** How far a packet on its way has come, and to which side it goes. */
export interface Tip {
  readonly at: Point;
  readonly isRightward: boolean;
}

/**
 * What of the label is to be seen while cards stand where `cards` are.
 *
 * @param tip - of the label's packet while it flies, else null: a word appears once the packet has passed it, for a
 *   word without a line below it would belong to nothing.
 */
export function clearOf(
  label: Label,
  cards: readonly Box[],
  fontPx: number,
  tip: Tip | null,
): ClearLabel {
  const cuts = cards.flatMap((card) => cutBy(label.box, card) ?? []);
  const isCut = (from: number, to: number): boolean =>
    cuts.some((cut) => from < cut.to && to > cut.from);
  const words = tip === null ? { text: label.text, x: 0 } : passedWords(label, fontPx, tip);
  return {
    pieces: words.text === '' || cuts.length > 0 ? piecesOf(words, fontPx, isCut) : [words],
    chips: label.chips.filter(({ x, width }) => !isCut(x, x + width)),
    box: label.box,
  };
}

/** The part of the label, px from its left end, that the card covers; null where it covers none. */
function cutBy(box: Box, card: Box): Cut | null {
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const corner of corners(card)) {
    const dx = corner.x - box.centre.x;
    const dy = corner.y - box.centre.y;
    left = Math.min(left, dx * cos + dy * sin);
    right = Math.max(right, dx * cos + dy * sin);
    top = Math.min(top, dy * cos - dx * sin);
    bottom = Math.max(bottom, dy * cos - dx * sin);
  }
  const isBeside = bottom < -box.height / 2 || top > box.height / 2;
  const margin = box.height * MARGIN;
  const cut = { from: left + box.width / 2 - margin, to: right + box.width / 2 + margin };
  return isBeside || cut.to < 0 || cut.from > box.width ? null : cut;
}

/** The first words of the label where its packet goes to the right, the last where it goes to the left. */
function passedWords({ text, box }: Label, fontPx: number, { at, isRightward }: Tip): Piece {
  const dx = (at.x - box.centre.x) * Math.cos(box.angle);
  const dy = (at.y - box.centre.y) * Math.sin(box.angle);
  const tipX = dx + dy + box.width / 2;
  const xOf = (place: number): number => textWidth(text.slice(0, place), fontPx);
  const words = wordsIn(text);
  const start = isRightward
    ? 0
    : (words.find((word) => xOf(word.start) >= tipX)?.start ?? text.length);
  const end = isRightward
    ? (words.findLast((word) => xOf(word.end) <= tipX)?.end ?? 0)
    : text.length;
  return { text: text.slice(start, end), x: xOf(start) };
}

/** The words that nothing covers: what is left of one that is covered would read as another, `897` for `2897`. */
function piecesOf(
  { text, x: left }: Piece,
  fontPx: number,
  isCut: (from: number, to: number) => boolean,
): readonly Piece[] {
  const pieces: { start: number; end: number }[] = [];
  const xOf = (place: number): number => left + textWidth(text.slice(0, place), fontPx);
  let isOpen = false;
  for (const { start, end } of wordsIn(text)) {
    const isHidden = isCut(xOf(start), xOf(end));
    const last = pieces.at(-1);
    if (!isHidden && isOpen && last) last.end = end;
    else if (!isHidden) pieces.push({ start, end });
    isOpen = !isHidden;
  }
  return pieces.map(({ start, end }) => ({ text: text.slice(start, end), x: xOf(start) }));
}

/** Where the words of a text are. */
function wordsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
}
