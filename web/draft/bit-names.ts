/** What each bit of a field is called: a flag's name where a field of one bit reads it, else its place. */

import { bitsOf } from '#core/edit/bits.ts';
import type { Bilingual } from '#core/dissect/index.ts';
import { fieldName } from '../inspect/field-names.ts';
import type { Part } from '../inspect/parts.ts';

export interface NamedBit {
  /** Counted from the frame's first. */
  readonly bit: number;
  readonly name: string;
}

/** Fields of more bits are written as numbers and addresses only. */
const MOST_BITS = 32;

/** The field's bits in order; none where it has more than a person would switch. */
export function namedBits(
  part: Part,
  parts: readonly Part[],
  language: keyof Bilingual,
): readonly NamedBit[] {
  if (part.field === null || part.source !== 'frame') return [];
  const { start, end } = bitsOf(part.field);
  if (end - start > MOST_BITS) return [];
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => {
    const flag = parts.find(({ field, source }) => {
      if (field === null || source !== 'frame') return false;
      const own = bitsOf(field);
      return own.start === start + i && own.end === start + i + 1;
    });
    const place = `${end - start - 1 - i}`;
    return { bit: start + i, name: flag?.field ? fieldName(flag.field.key, language) : place };
  });
}
