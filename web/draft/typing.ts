/** What a key typed over the bytes of a dump does to them: hex digits in one column, characters in the other. */

import { u8 } from '#core/bytes.ts';

export interface Caret {
  readonly at: number;
  readonly column: 'hex' | 'text';
  /** In hex: the first digit of the byte is typed, the second comes. */
  readonly isSecond: boolean;
}

/** The bytes and where the next key goes; null for a key that writes nothing. */
export function typeOver(
  bytes: Uint8Array,
  caret: Caret,
  key: string,
): { readonly bytes: Uint8Array; readonly caret: Caret } | null {
  const { at, column } = caret;
  if (at < 0 || at >= bytes.length) return null;
  if (column === 'text') {
    const code = key.length === 1 ? key.charCodeAt(0) : 0;
    if (code < 0x20 || code > 0x7e) return null;
    return { bytes: withByte(bytes, at, code), caret: nextTo(bytes, caret) };
  }
  if (!/^[0-9a-f]$/i.test(key)) return null;
  const digit = parseInt(key, 16);
  const old = u8(bytes, at);
  if (!caret.isSecond) {
    return {
      bytes: withByte(bytes, at, (digit << 4) | (old & 15)),
      caret: { ...caret, isSecond: true },
    };
  }
  return { bytes: withByte(bytes, at, (old & 0xf0) | digit), caret: nextTo(bytes, caret) };
}

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const written = bytes.slice();
  written[at] = value;
  return written;
}

function nextTo(bytes: Uint8Array, { at, column }: Caret): Caret {
  return { at: Math.min(at + 1, bytes.length - 1), column, isSecond: false };
}
