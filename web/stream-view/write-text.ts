/** The bytes of a write as a short text, from its call's arguments as the log shows them. */

import { blockText } from '../view/payload.ts';

/** Text such as `one.`, or null where the arguments do not begin with a whole bytes literal. */
export function writeText(args: string): string | null {
  const literal = /^b(['"])((?:\\.|(?!\1)[^\\])*)\1/s.exec(args)?.[2];
  return literal === undefined || literal === '' ? null : blockText(bytesOf(literal));
}

/** Python's escapes in a bytes literal (Language Reference §2.4.1.1), as far as `repr` writes them. */
const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 };

function bytesOf(literal: string): Uint8Array {
  const bytes: number[] = [];
  for (const [, hex, escaped, plain] of literal.matchAll(/\\x([0-9a-f]{2})|\\(.)|(.)/gs)) {
    if (hex !== undefined) bytes.push(parseInt(hex, 16));
    else if (escaped !== undefined) bytes.push(ESCAPES[escaped] ?? escaped.charCodeAt(0));
    else bytes.push((plain ?? '').charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}
