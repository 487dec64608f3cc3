/** Where a dissector hands a fragment to the reassembler, and the walk moves on to the whole datagram. */

import type { Bilingual } from './field.ts';
import type { Fragment } from './reassembly.ts';
import { addIssue, type Span, type Walk } from './walk.ts';

/**
 * The whole datagram where `fragment` completes it; `waiting` where others are missing still; `apart`
 * where this dissection puts nothing together, or the capture has cut the fragment.
 */
export function reassemble(
  walk: Walk,
  payload: Span,
  fragment: Omit<Fragment, 'data'>,
): Span | 'waiting' | 'apart' {
  const { reassembler } = walk;
  if (reassembler === null || walk.isQuoted || payload.end < payload.wireEnd) return 'apart';
  const data = walk.bytes.subarray(payload.start, payload.end);
  const { whole, isConflicting } = reassembler.push({ ...fragment, data });
  if (isConflicting) {
    addIssue(walk, 'fragment-overlap', OVERLAP, { start: payload.start, end: payload.end });
  }
  if (whole === null) return 'waiting';
  walk.bytes = whole;
  walk.source = 'reassembled';
  walk.reassembled = whole;
  if (walk.network !== null) walk.network = { ...walk.network, isFragment: false };
  return { start: 0, end: whole.length, wireEnd: whole.length };
}

const OVERLAP: Bilingual = {
  en: 'this fragment overlaps another and differs from it',
  zh: '此分片与另一分片重叠，且内容不同',
};
