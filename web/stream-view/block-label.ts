/** The words on a block, from the fullest to the shortest. */

import type { StreamWords } from '../text/stream-en.ts';
import { bytesText } from '../view/time-text.ts';
import type { Block, BlockState } from './block.ts';

/** A sign for what must not be told by colour alone. */
const SIGNS: Partial<Record<BlockState, string>> = {
  lost: '✕ ',
  corrupt: '✕ ',
  discarded: '✕ ',
  duplicate: '⧉ ',
  beyond: '⋯ ',
};

/** States that are said in words on the block itself; the others are plain from their row. */
const SAID: ReadonlySet<BlockState> = new Set([
  'blocked',
  'unsent',
  'unacknowledged',
  'lost',
  'duplicate',
  'corrupt',
  'beyond',
  'gap',
  'discarded',
  'cut',
  'waiting',
]);

/** Texts for the block, longest first; the last may be empty. */
export function blockLabels(block: Block, words: StreamWords): readonly string[] {
  const { state, segment, bytes, count } = block;
  const sign = SIGNS[state] ?? '';
  const again = segment?.isRepeat ? `↻ ${words.again} ` : '';

  const size = bytesText(bytes);
  const times = count > 1 ? ` ×${count}` : '';
  if (SAID.has(state)) {
    const word = words.states[state];
    return [`${sign}${again}${word} ${size}${times}`, `${sign}${word}`, sign.trim()];
  }
  const text = block.fills.length === 1 ? block.fills[0]?.text : null;
  const data = `${text ?? size}${times}`;
  return again === '' ? [data] : [`${again}${data}`, again.trim(), '↻'];
}

/** All of it in words, for the pointer that rests on a block. */
export function blockTitle(block: Block, words: StreamWords): string {
  const { segment, row, state, bytes, writes } = block;
  const parts = [
    segment ? words.packet(segment.packet) : words.rows[row],
    bytesText(bytes),
    ...(segment?.isRepeat ? [words.again] : []),
    words.states[state],
    ...(writes > 1 && (row === 'segments' || row === 'reads') ? [words.carries(writes)] : []),
  ];
  return parts.join(' · ');
}
