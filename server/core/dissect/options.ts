/** The list of options that IPv4 and TCP share the shape of: kind, length, data (RFC 791 §3.1, RFC 9293 §3.2). */

import { u8 } from '../bytes.ts';
import type { Bilingual } from './field.ts';
import { addIssue, cutShort, type Span, type Walk } from './walk.ts';

/** One option's bytes: `start` at its kind, `wireEnd` after its last byte; `end` before it where the capture cuts it. */
export interface OptionPlace extends Span {
  readonly kind: number;
  /** False for the two of one byte: end of list and no operation. */
  readonly hasLength: boolean;
}

const END_OF_LIST = 0;
const NO_OPERATION = 1;

/**
 * Calls `visit` for each option in order. Stops at the end of the list, and with an issue at an option
 * whose length is impossible: nothing after it can be told apart.
 */
export function forEachOption(walk: Walk, span: Span, visit: (place: OptionPlace) => void): void {
  let at = span.start;
  while (at < span.end) {
    const kind = u8(walk.bytes, at);
    if (kind === END_OF_LIST || kind === NO_OPERATION) {
      visit({ start: at, end: at + 1, wireEnd: at + 1, kind, hasLength: false });
      at += 1;
      // Padding after the end of the list reads as ends of lists; anything else there is left unread.
      if (kind === END_OF_LIST && u8(walk.bytes, at) !== END_OF_LIST) return;
      continue;
    }
    const lengthBytes = at + 1 < span.end ? u8(walk.bytes, at + 1) : 0;
    const end = at + lengthBytes;
    if (at + 1 < span.end && (lengthBytes < 2 || end > span.wireEnd)) {
      addIssue(walk, 'malformed', BAD_LENGTH, { start: at, end: span.end });
      return;
    }
    if (lengthBytes === 0) {
      cutShort(walk, { ...span, start: at }, at + 2);
      return;
    }
    visit({ start: at, end: Math.min(end, span.end), wireEnd: end, kind, hasLength: true });
    if (end > span.end) return cutShort(walk, { ...span, start: at }, end);
    at = end;
  }
  if (span.end < span.wireEnd) cutShort(walk, { ...span, start: span.end }, span.wireEnd);
}

const BAD_LENGTH: Bilingual = {
  en: 'an option of this length is impossible here; what follows cannot be told apart',
  zh: '此处不可能有这样长度的选项；其后的内容无法划分',
};
