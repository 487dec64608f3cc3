/** ICMP (RFC 792, RFC 1256, RFC 950, RFC 4884, RFC 8335). */

import { internetChecksum } from '../checksum.ts';
import { u8 } from '../bytes.ts';
import { addChecksumStatus, CHECKSUM, type ChecksumStatus } from './checksum-status.ts';
import type { Bilingual } from './field.ts';
import { CODE_NAMES, codeField, FIXED, HEADER, ROUTER_ENTRY, STATUS } from './icmp-fields.ts';
import type { Step } from './step.ts';
import {
  addField,
  closeLayer,
  innerSpan,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const HEADER_BYTES = 8;
const TITLE: Bilingual = { en: 'Internet Control Message Protocol', zh: '互联网控制报文协议 ICMP' };
/** Messages that complain about a packet and quote its beginning (RFC 792). */
const ERRORS: ReadonlySet<number> = new Set([3, 4, 5, 11, 12]);
const ROUTER_ADVERTISEMENT = 9;
const REDIRECT = 5;
const REDIRECT_DATA_BYTES = 8;
/** A quote that says its length is padded to this at least (RFC 4884 §4). */
const MIN_QUOTE_BYTES = 128;

/** Reads the message; an error goes on into the packet it quotes. */
export function dissectIcmp(walk: Walk, span: Span): Step | null {
  const layer = openLayer('icmp', TITLE, span.start);
  const headerEnd = Math.min(span.start + HEADER_BYTES, span.wireEnd);
  const type = u8(walk.bytes, span.start);
  const isWhole = readHeader(walk, layer, span, type);
  const payload = isWhole && ERRORS.has(type) ? quotedSpan(walk, span) : innerSpan(span, headerEnd);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!isWhole || !ERRORS.has(type) || payload.start >= payload.end) return null;
  walk.isQuoted = true;
  return { dissector: 'ip', span: payload };
}

function readHeader(walk: Walk, layer: OpenLayer, span: Span, type: number): boolean {
  if (!readTable(walk, layer, HEADER.slice(0, 1), span)) return false;
  const names = CODE_NAMES[type];
  if (!readTable(walk, layer, [codeField(names), ...HEADER.slice(1)], span)) return false;
  const at = { start: span.start + 2, end: span.start + 4 };
  addChecksumStatus(walk, layer, STATUS, verify(walk, span), at);
  const code = u8(walk.bytes, span.start + 1);
  const table = FIXED(type, code);
  const isWhole = readTable(walk, layer, table, span);
  if (isWhole && type === ROUTER_ADVERTISEMENT) readRouters(walk, layer, span);
  return isWhole;
}

function verify(walk: Walk, span: Span): ChecksumStatus {
  const isCut = walk.network?.isFragment === true || span.end < span.wireEnd;
  if (isCut || walk.isQuoted) return CHECKSUM.unverified;
  return internetChecksum(walk.bytes, span.start, span.end) === 0 ? CHECKSUM.good : CHECKSUM.bad;
}

/**
 * The quoted packet. A redirect quotes the IP header and 64 bits (RFC 792); in the others extensions may
 * follow it, where the length field is set (RFC 4884 §4).
 */
function quotedSpan(walk: Walk, span: Span): Span {
  return innerSpan(span, span.start + HEADER_BYTES, quotedLength(walk, span));
}

function quotedLength(walk: Walk, span: Span): number | undefined {
  const ipHeaderBytes = (u8(walk.bytes, span.start + HEADER_BYTES) & 15) * 4;
  if (u8(walk.bytes, span.start) === REDIRECT) {
    return ipHeaderBytes + REDIRECT_DATA_BYTES;
  }
  const words = u8(walk.bytes, span.start + 5);
  const roomBytes = span.wireEnd - span.start - HEADER_BYTES;
  if (words === 0) return undefined;
  // Fewer than RFC 4884 allows: taken as words after the IP header, as Wireshark does.
  const claimed = words * 4 >= MIN_QUOTE_BYTES ? words * 4 : ipHeaderBytes + words * 4;
  return claimed < roomBytes ? claimed : undefined;
}

/** Router advertisements list addresses with preferences (RFC 1256 §3). */
function readRouters(walk: Walk, layer: OpenLayer, span: Span): void {
  const count = u8(walk.bytes, span.start + 4);
  const stride = u8(walk.bytes, span.start + 5) * 4;
  if (stride < 8) return;
  for (let i = 0; i < count; i++) {
    const at = span.start + HEADER_BYTES + i * stride;
    if (!readTable(walk, layer, ROUTER_ENTRY.slice(0, 1), span, at)) return;
    if (!readTable(walk, layer, ROUTER_ENTRY.slice(1, 1), span, at)) return;
    if (at + 8 > span.end) return;
    const preference = new DataView(walk.bytes.buffer, walk.bytes.byteOffset + at + 4, 4).getInt32(
      0,
    );
    addField(layer, PREFERENCE, preference, { start: at + 4, end: at + 8 });
  }
}

const PREFERENCE = {
  key: 'icmp.pref_level',
  depth: 1,
  rfc: 'RFC 1256 §3',
  meaning: { en: 'How much this router is preferred', zh: '此路由器的优先程度' },
} as const;
