/** How a packet differs from the other run, in words for its arrow. */

import type { CompareWords } from '../text/compare-en.ts';
import type { Alignment, Place } from './alignment.ts';

/** `≠ only in B`, with a sign of its own where the runs first part; null where it does not differ. */
export function differenceNote(
  { side, packet }: Place,
  alignment: Alignment | null,
  say: CompareWords,
): string | null {
  const difference = alignment?.differenceOf(side, packet) ?? null;
  if (alignment === null || difference === null) return null;
  const note = say.notes[difference](side.toUpperCase());
  const { parting } = alignment;
  const isFirst = parting?.side === side && parting.packet === packet;
  return `${isFirst ? '◆' : '≠'} ${note}`;
}
