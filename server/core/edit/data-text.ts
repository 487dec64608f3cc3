/** A packet's data as one line that a person can type: UTF-8 text, and what does not print as `\n` or `\x00`. */

import { hexByte } from '../bytes.ts';
import { fromUtf8, toUtf8 } from '../pcapng/utf8.ts';
import { areEqual } from './draft.ts';

const SHORT: Readonly<Record<string, string>> = { '\n': 'n', '\r': 'r', '\t': 't', '\\': '\\' };
const MEANT: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

/** The bytes as text that {@link typedBytes} reads back to the same bytes. */
export function dataText(bytes: Uint8Array): string {
  const text = fromUtf8(bytes);
  if (areEqual(toUtf8(text), bytes)) return text.replace(/[\p{C}\\]/gu, escaped);
  let spelled = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    spelled += byte < 0x80 ? character.replace(/[\p{C}\\]/u, escaped) : `\\x${hexByte(byte)}`;
  }
  return spelled;
}

/** The bytes that a typed text means; a backslash before anything else is itself. */
export function typedBytes(text: string): Uint8Array {
  const bytes = text.split(/(\\x[0-9a-f]{2}|\\[nrt\\])/i).flatMap((piece, i) => {
    if (i % 2 === 0) return [...toUtf8(piece)];
    const sign = piece.charAt(1).toLowerCase();
    return sign === 'x' ? [parseInt(piece.slice(2), 16)] : [...toUtf8(MEANT[sign] ?? piece)];
  });
  return Uint8Array.from(bytes);
}

function escaped(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return `\\${short}`;
  return [...toUtf8(character)].map((byte) => `\\x${hexByte(byte)}`).join('');
}
