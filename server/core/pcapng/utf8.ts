/** UTF-8 (RFC 3629) in and out: the core may not count on the platform's TextEncoder. */

import { fromAscii } from '../bytes.ts';

const REPLACEMENT = 0xfffd;

/** Encodes text; a lone surrogate becomes U+FFFD. */
export function toUtf8(text: string): Uint8Array {
  // No UTF-16 unit takes more than three bytes.
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    length = putPoint(bytes, length, isSurrogate(point) ? REPLACEMENT : point);
  }
  return bytes.slice(0, length);
}

/** Decodes bytes; what is not UTF-8 becomes U+FFFD, a byte at a time. */
export function fromUtf8(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const plainEnd = endOfPlain(bytes, at);
    if (plainEnd > at) {
      text += fromAscii(bytes.subarray(at, plainEnd)); // nearly all there is
      at = plainEnd;
    } else {
      const { point, length } = readPoint(bytes, at, bytes[at] ?? 0);
      text += String.fromCodePoint(point);
      at += length;
    }
  }
  return text;
}

/** Where the run of 7-bit codes that begins at `at` ends. */
function endOfPlain(bytes: Uint8Array, at: number): number {
  let end = at;
  while (end < bytes.length && (bytes[end] ?? 0) < 0x80) end++;
  return end;
}

function putPoint(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  const tails = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const lead = [0, 0xc0, 0xe0, 0xf0][tails] ?? 0;
  bytes[at] = lead | (point >> (6 * tails));
  for (let i = 1; i <= tails; i++) bytes[at + i] = 0x80 | ((point >> (6 * (tails - i))) & 0x3f);
  return at + tails + 1;
}

/** The character at `at`, which begins with the byte `lead` of 0x80 or more. */
function readPoint(bytes: Uint8Array, at: number, lead: number): { point: number; length: number } {
  const tails = lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : 0;
  if (tails === 0 || lead >= 0xf5) return { point: REPLACEMENT, length: 1 };
  let point = lead & (0x3f >> tails);
  for (let i = 1; i <= tails; i++) {
    const tail = bytes[at + i] ?? 0;
    if ((tail & 0xc0) !== 0x80) return { point: REPLACEMENT, length: 1 };
    point = (point << 6) | (tail & 0x3f);
  }
  const least = [0, 0x80, 0x800, 0x10000][tails] ?? 0;
  const isSound = point >= least && point <= 0x10ffff && !isSurrogate(point);
  return isSound ? { point, length: tails + 1 } : { point: REPLACEMENT, length: 1 };
}

function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}
