/** Bytes in and out of text, and big-endian reads: what every layer shares. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0));
const PADDING = '='.charCodeAt(0);
/** Characters made at once: as many as a call may have arguments with ease. */
const PIECE = 8192;
const SEXTETS = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) SEXTETS[ALPHABET.charCodeAt(i)] = i;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Decodes base64 (RFC 4648 §4). Characters outside the alphabet read as zero bits. */
export function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length >> 2) * 3 - padding);
  for (let i = 0, o = 0; i < text.length; i += 4, o += 3) {
    const word =
      (sextet(text, i) << 18) |
      (sextet(text, i + 1) << 12) |
      (sextet(text, i + 2) << 6) |
      sextet(text, i + 3);
    bytes[o] = word >> 16;
    bytes[o + 1] = word >> 8;
    bytes[o + 2] = word;
  }
  return bytes;
}

/** Encodes base64 (RFC 4648 §4), with padding. */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let i = 0, at = 0; i < bytes.length; i += 3, at += 4) {
    const word = (u8(bytes, i) << 16) | (u8(bytes, i + 1) << 8) | u8(bytes, i + 2);
    codes[at] = CODES[word >> 18] ?? PADDING;
    codes[at + 1] = CODES[(word >> 12) & 63] ?? PADDING;
    codes[at + 2] = i + 1 < bytes.length ? (CODES[(word >> 6) & 63] ?? PADDING) : PADDING;
    codes[at + 3] = i + 2 < bytes.length ? (CODES[word & 63] ?? PADDING) : PADDING;
  }
  return fromAscii(codes);
}

/** Text of 7-bit codes. Made in long pieces: a text put together by single characters leaves a tree of them behind. */
export function fromAscii(codes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < codes.length; at += PIECE) {
    text += Reflect.apply(String.fromCharCode, null, codes.subarray(at, at + PIECE));
  }
  return text;
}

/** Lower-case hex, no separators. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexByte(byte);
  return text;
}

/** Two lower-case hex digits. */
export function hexByte(byte: number): string {
  return HEX[byte & 0xff] ?? '00';
}

/** Reads hex; white space is passed over. */
export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  return Uint8Array.from({ length: digits.length >> 1 }, (_, i) =>
    parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

/** Octet at `offset`; 0 beyond the end. */
export function u8(bytes: Uint8Array, offset: number): number {
  return bytes[offset] ?? 0;
}

/** 16 bits at `offset`, network byte order; octets beyond the end read as 0. */
export function u16(bytes: Uint8Array, offset: number): number {
  return (u8(bytes, offset) << 8) | u8(bytes, offset + 1);
}

/** Unsigned 32 bits at `offset`, network byte order; octets beyond the end read as 0. */
export function u32(bytes: Uint8Array, offset: number): number {
  return ((u16(bytes, offset) << 16) | u16(bytes, offset + 2)) >>> 0;
}

function sextet(text: string, index: number): number {
  return SEXTETS[text.charCodeAt(index) & 127] ?? 0;
}

/** Writes a 16-bit number in network order. */
export function write16(bytes: Uint8Array, offset: number, value: number): void {
  bytes[offset] = value >> 8;
  bytes[offset + 1] = value & 0xff;
}
