/** A label's letters and chips that no passing card covers: cards go through a label, never over its letters. */

import type { Box } from './box.ts';
import { corners } from './box.ts';
import { textWidth } from './geometry.ts';
import type { Chip, Label } from './label.ts';

/** Letters that stand together. */
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

/** What of the label is to be seen while cards stand where `cards` are. */
export function clearOf(label: Label, cards: readonly Box[], fontPx: number): ClearLabel {
  const cuts = cards.flatMap((card) => cutBy(label.box, card) ?? []);
  const isCut = (from: number, to: number): boolean =>
    cuts.some((cut) => from < cut.to && to > cut.from);
  return {
    pieces: cuts.length === 0 ? [{ text: label.text, x: 0 }] : piecesOf(label.text, fontPx, isCut),
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

function piecesOf(
  text: string,
  fontPx: number,
  isCut: (from: number, to: number) => boolean,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let x = 0;
  let isOpen = false;
  for (const letter of text) {
    const end = x + textWidth(letter, fontPx);
    const isHidden = isCut(x, end);
    const last = pieces.at(-1);
    if (!isHidden && isOpen && last)
      pieces[pieces.length - 1] = { ...last, text: last.text + letter };
    else if (!isHidden) pieces.push({ text: letter, x });
    isOpen = !isHidden;
    x = end;
  }
  return pieces.filter((piece) => piece.text.trim() !== '');
}
