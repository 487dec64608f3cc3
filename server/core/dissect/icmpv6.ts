/** ICMPv6 (RFC 4443), with neighbour discovery (RFC 4861) and multicast listener discovery (RFC 2710, RFC 3810). */

import { foldChecksum, onesSum } from '../checksum.ts';
import { u16, u8 } from '../bytes.ts';
import { addChecksumStatus, CHECKSUM, type ChecksumStatus } from './checksum-status.ts';
import type { Bilingual } from './field.ts';
import {
  codeField,
  CHECKSUM_FIELD,
  FIXED,
  LISTENER_RECORD,
  LISTENER_SOURCE,
  STATUS,
  TYPE,
} from './icmpv6-fields.ts';
import { readDiscoveryOptions } from './neighbour-options.ts';
import type { Step } from './step.ts';
import {
  closeLayer,
  innerSpan,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const PROTOCOL = 58;
const HEADER_BYTES = 8;
const TITLE: Bilingual = {
  en: 'Internet Control Message Protocol version 6',
  zh: '互联网控制报文协议 ICMPv6',
};
const LAST_ERROR = 4;
/** Neighbour discovery's messages, and where each one's options begin (RFC 4861 §4). */
const OPTIONS_AT: Readonly<Record<number, number>> = { 133: 8, 134: 16, 135: 24, 136: 24, 137: 40 };
const LISTENER = { query: 130, report2: 143 } as const;
/** A version 2 query is at least this long (RFC 3810 §8.1). */
const MIN_QUERY_2_BYTES = 28;

/** Reads the message; an error goes on into the packet it quotes. */
export function dissectIcmpv6(walk: Walk, span: Span): Step | null {
  const layer = openLayer('icmpv6', TITLE, span.start);
  const type = u8(walk.bytes, span.start);
  const isError = type >= 1 && type <= LAST_ERROR;
  const isWhole = readHeader(walk, layer, span, type);
  const redirected = isWhole ? readVariable(walk, layer, span, type) : null;
  const hasData = isError || type === 128 || type === 129;
  const headerEnd = hasData ? Math.min(span.start + HEADER_BYTES, span.end) : span.end;
  const payload = innerSpan(span, headerEnd);
  closeLayer(walk, layer, headerEnd, payload);
  const quoted = isError && isWhole ? payload : redirected;
  if (quoted === null || quoted.start >= quoted.end) return null;
  walk.isQuoted = true;
  return { dissector: 'ipv6', span: quoted };
}

function readHeader(walk: Walk, layer: OpenLayer, span: Span, type: number): boolean {
  if (!readTable(walk, layer, TYPE, span)) return false;
  if (!readTable(walk, layer, [codeField(type), CHECKSUM_FIELD], span)) return false;
  const at = { start: span.start + 2, end: span.start + 4 };
  addChecksumStatus(walk, layer, STATUS, verify(walk, span), at);
  const isQuery2 = type === LISTENER.query && span.wireEnd - span.start >= MIN_QUERY_2_BYTES;
  return readTable(walk, layer, FIXED(type, isQuery2), span);
}

function verify(walk: Walk, span: Span): ChecksumStatus {
  const { network } = walk;
  const isCut = network === null || network.isFragment || span.end < span.wireEnd;
  if (isCut || walk.isQuoted) return CHECKSUM.unverified;
  const lengthBytes = span.end - span.start;
  const length = (lengthBytes >>> 16) + (lengthBytes & 0xffff);
  const sum = onesSum(walk.bytes, span.start, span.end, network.addressSum + PROTOCOL + length);
  return foldChecksum(sum) === 0 ? CHECKSUM.good : CHECKSUM.bad;
}

/** What follows the fixed fields. Gives the packet a redirect quotes, where it does. */
function readVariable(walk: Walk, layer: OpenLayer, span: Span, type: number): Span | null {
  const optionsAt = OPTIONS_AT[type];
  if (optionsAt !== undefined) {
    return readDiscoveryOptions(walk, layer, { ...span, start: span.start + optionsAt });
  }
  if (type === LISTENER.report2) readRecords(walk, layer, span);
  else if (type === LISTENER.query && span.wireEnd - span.start >= MIN_QUERY_2_BYTES) {
    const count = u16(walk.bytes, span.start + 26);
    readSources(walk, layer, span, span.start + MIN_QUERY_2_BYTES, count);
  }
  return null;
}

/** Address records follow one another, each with its own list of sources (RFC 3810 §5.2). */
function readRecords(walk: Walk, layer: OpenLayer, span: Span): void {
  const count = u16(walk.bytes, span.start + 6);
  let at = span.start + HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    if (!readTable(walk, layer, LISTENER_RECORD, span, at)) return;
    const sources = u16(walk.bytes, at + 2);
    const auxiliaryBytes = u8(walk.bytes, at + 1) * 4;
    if (!readSources(walk, layer, span, at + 20, sources)) return;
    at += 20 + sources * 16 + auxiliaryBytes;
  }
}

function readSources(
  walk: Walk,
  layer: OpenLayer,
  span: Span,
  start: number,
  count: number,
): boolean {
  for (let i = 0; i < count; i++) {
    if (!readTable(walk, layer, LISTENER_SOURCE, span, start + 16 * i)) return false;
  }
  return true;
}
