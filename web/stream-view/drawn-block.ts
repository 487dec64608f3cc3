/** Where a block and its words are drawn, in px. */

import { textWidth } from '../ladder/geometry.ts';
import type { StreamWords } from '../text/stream-en.ts';
import type { Block } from './block.ts';
import { blockLabels } from './block-label.ts';
import type { RowPlaces } from './rows.ts';
import { topOf } from './rows.ts';

/** The packet's number in the corner: of the type beside it. */
export const CORNER = 0.88;

export interface DrawnBlock {
  readonly left: number;
  readonly width: number;
  readonly y: number;
  /** The words' baseline. */
  readonly baseline: number;
  readonly radius: number;
  /** Words with the middle of each: one for the block, or one for each of its colours. */
  readonly texts: readonly { readonly x: number; readonly text: string }[];
  /** Which packet it is; null where there is no room for it beside the words. */
  readonly corner: string | null;
}

/** Lays a block out; what does not fit is left out. */
export function drawBlock(
  block: Block,
  options: { readonly rows: RowPlaces; readonly fontPx: number; readonly words: StreamWords },
): DrawnBlock {
  const { rows, fontPx, words } = options;
  const full = block.endX - block.x;
  const inset = isApart(block) ? Math.min(fontPx * 0.16, full * 0.12) : 0;
  const left = block.x + inset;
  const width = Math.max(1, full - 2 * inset);
  const y = topOf(rows.places[block.row], rows.blockPx, block.fall);
  return {
    left,
    width,
    y,
    baseline: y + rows.blockPx / 2 + fontPx * 0.35,
    radius: isApart(block) ? Math.min(fontPx * 0.3, width / 3) : 0,
    ...wordsIn(block, { left, width, fontPx }, words),
  };
}

/** Writes, segments and reads are things apart; in the buffers bytes lie side by side. */
function isApart({ row, state }: Block): boolean {
  return row !== 'send' && (row !== 'receive' || state === 'discarded');
}

function wordsIn(
  block: Block,
  { left, width, fontPx }: { readonly left: number; readonly width: number; fontPx: number },
  words: StreamWords,
): Pick<DrawnBlock, 'texts' | 'corner'> {
  const { segment, count } = block;
  const number = segment && count === 1 ? `#${segment.packet}` : '';
  const cornerPx = number === '' ? 0 : textWidth(number, fontPx * CORNER) + fontPx * 0.6;
  const parts = eachColour(block, fontPx);
  if (parts) {
    const [first] = block.fills;
    const spare = (first?.endX ?? 0) - left - textWidth(first?.text ?? '', fontPx);
    return { texts: parts, corner: number !== '' && 2 * cornerPx < spare ? number : null };
  }
  const fits = (text: string): boolean => textWidth(text, fontPx) < width - fontPx * 0.4;
  const middle = (text: string) => (text === '' ? [] : [{ x: left + width / 2, text }]);
  const label = blockLabels(block, words).find(fits) ?? '';
  const hasRoom = number !== '' && textWidth(label, fontPx) + 2 * cornerPx < width;
  if (hasRoom) return { texts: middle(label), corner: number };
  // Many segments are of one size: where there is room for one thing only, their number tells more.
  const isOneOfMany =
    block.state === 'arrived' && !segment?.isRepeat && block.fills[0]?.text === null;
  const only = isOneOfMany && number !== '' && fits(number) ? number : label;
  return { texts: middle(only), corner: null };
}

const PLAIN = new Set<Block['state']>(['arrived', 'flying', 'read', 'ready']);

/** Each colour's own text, where there are several and all fit; or null. */
function eachColour({ fills, state }: Block, fontPx: number): DrawnBlock['texts'] | null {
  if (fills.length < 2 || !PLAIN.has(state)) return null;
  const fits = fills.every(
    ({ text, x, endX }) => text !== null && textWidth(text, fontPx) < endX - x - fontPx * 0.2,
  );
  return fits ? fills.map(({ x, endX, text }) => ({ x: (x + endX) / 2, text: text ?? '' })) : null;
}
