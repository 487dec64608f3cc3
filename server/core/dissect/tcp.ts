/** TCP segments (RFC 9293 §3.1). */

import { foldChecksum, onesSum } from '../checksum.ts';
import { toHex, u8 } from '../bytes.ts';
import { addChecksumStatus, CHECKSUM, type ChecksumStatus } from './checksum-status.ts';
import type { Bilingual } from './field.ts';
import {
  ACK,
  AFTER_LENGTH,
  BEFORE_ACK,
  HEADER_LENGTH,
  OPTIONS,
  SEGMENT_LENGTH,
  STATUS,
  URGENT_POINTER,
} from './tcp-fields.ts';
import { readTcpOptions } from './tcp-options.ts';
import {
  addField,
  addIssue,
  closeLayer,
  innerSpan,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const MIN_HEADER_BYTES = 20;
const PROTOCOL = 6;
const TITLE: Bilingual = { en: 'Transmission Control Protocol', zh: '传输控制协议 TCP' };

/** Reads the header with its options and verifies the checksum where the whole segment is there. */
export function dissectTcp(walk: Walk, span: Span): null {
  const layer = openLayer('tcp', TITLE, span.start);
  const headerBytes = (u8(walk.bytes, span.start + 12) >> 4) * 4;
  const headerEnd = span.start + Math.max(headerBytes, MIN_HEADER_BYTES);
  const payload = innerSpan(span, headerEnd);
  if (readFixed(walk, layer, span, headerBytes)) readRest(walk, layer, span, headerEnd);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  return null;
}

/** Up to the checksum. A header that claims to be shorter than the shortest contradicts itself: false. */
function readFixed(walk: Walk, layer: OpenLayer, span: Span, headerBytes: number): boolean {
  if (!readTable(walk, layer, BEFORE_ACK, span)) return false;
  const isLengthRead = span.start + 13 <= span.end;
  if (isLengthRead && headerBytes < MIN_HEADER_BYTES) {
    readTable(walk, layer, HEADER_LENGTH, span);
    const offset = { start: span.start + 12, end: span.start + 13 };
    addIssue(walk, 'malformed', SHORT_HEADER, offset);
    return false;
  }
  return [ACK, HEADER_LENGTH, AFTER_LENGTH].every((table) => readTable(walk, layer, table, span));
}

function readRest(walk: Walk, layer: OpenLayer, span: Span, headerEnd: number): void {
  const offset = { start: span.start + 12, end: span.start + 13 };
  const at = { start: span.start + 16, end: span.start + 18 };
  addChecksumStatus(walk, layer, STATUS, verify(walk, span), at);
  if (!readTable(walk, layer, URGENT_POINTER, span)) return;
  if (headerEnd > span.wireEnd) addIssue(walk, 'malformed', LONG_HEADER, offset);
  else if (!walk.isQuoted) addField(layer, SEGMENT_LENGTH, span.wireEnd - headerEnd, offset);
  const options = {
    start: span.start + MIN_HEADER_BYTES,
    end: Math.min(headerEnd, span.end),
    wireEnd: headerEnd,
  };
  if (options.start >= options.wireEnd) return;
  addField(layer, OPTIONS, toHex(walk.bytes.subarray(options.start, options.end)), {
    start: options.start,
    end: Math.max(options.start, options.end),
  });
  readTcpOptions(walk, layer, options);
}

/** The checksum covers a pseudo-header of addresses, protocol and length (RFC 9293 §3.1). */
function verify(walk: Walk, span: Span): ChecksumStatus {
  const { network } = walk;
  if (network === null || network.isFragment || span.end < span.wireEnd) return CHECKSUM.unverified;
  const lengthBytes = span.end - span.start;
  const length = (lengthBytes >>> 16) + (lengthBytes & 0xffff);
  const sum = onesSum(walk.bytes, span.start, span.end, network.addressSum + PROTOCOL + length);
  return foldChecksum(sum) === 0 ? CHECKSUM.good : CHECKSUM.bad;
}

const SHORT_HEADER: Bilingual = {
  en: 'the header length is below 20 bytes',
  zh: '首部长度小于 20 字节',
};
const LONG_HEADER: Bilingual = {
  en: 'the header length goes past the end of the packet',
  zh: '首部长度超出了分组的末尾',
};
