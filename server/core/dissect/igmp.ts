/** IGMP versions 1, 2 and 3 (RFC 1112, RFC 2236, RFC 3376). */

import { internetChecksum } from '../checksum.ts';
import { u16, u8 } from '../bytes.ts';
import { addChecksumStatus, CHECKSUM, checksumStatusField } from './checksum-status.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import { GROUP, HEADER, QUERY_3, RECORD, REPORT_3, SOURCE } from './igmp-fields.ts';
import {
  addField,
  closeLayer,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const TITLE: Bilingual = { en: 'Internet Group Management Protocol', zh: '互联网组管理协议 IGMP' };
const TYPE = { query: 0x11, report1: 0x12, report2: 0x16, leave: 0x17, report3: 0x22 } as const;
/** A version 3 query is at least this long (RFC 3376 §7.1). */
const MIN_QUERY_3_BYTES = 12;
const STATUS = checksumStatusField('igmp.checksum', 'RFC 1071');
const VERSION: FieldSpec = {
  key: 'igmp.version',
  rfc: 'RFC 3376 §7.1',
  meaning: {
    en: 'Which version: told by type and length, not written in the message',
    zh: '版本：由类型和长度判断，报文中没有',
  },
};

/** Reads a membership message of any version. */
export function dissectIgmp(walk: Walk, span: Span): null {
  const layer = openLayer('igmp', TITLE, span.start);
  const version = versionOf(walk, span);
  if (version !== null)
    addField(layer, VERSION, version, { start: span.start, end: span.start + 1 });
  if (readTable(walk, layer, HEADER, span)) {
    const isCut = span.end < span.wireEnd || walk.network?.isFragment === true || walk.isQuoted;
    const isGood = internetChecksum(walk.bytes, span.start, span.end) === 0;
    const status = isCut ? CHECKSUM.unverified : isGood ? CHECKSUM.good : CHECKSUM.bad;
    addChecksumStatus(walk, layer, STATUS, status, { start: span.start + 2, end: span.start + 4 });
    readBody(walk, layer, span, version);
  }
  closeLayer(walk, layer, span.end, { start: span.end, end: span.end });
  return null;
}

function versionOf(walk: Walk, span: Span): 1 | 2 | 3 | null {
  switch (u8(walk.bytes, span.start)) {
    case TYPE.query:
      if (span.wireEnd - span.start >= MIN_QUERY_3_BYTES) return 3;
      return u8(walk.bytes, span.start + 1) === 0 ? 1 : 2;
    case TYPE.report1:
      return 1;
    case TYPE.report2:
    case TYPE.leave:
      return 2;
    case TYPE.report3:
      return 3;
    default:
      return null;
  }
}

function readBody(walk: Walk, layer: OpenLayer, span: Span, version: 1 | 2 | 3 | null): void {
  if (version === null) return;
  if (version < 3) {
    readTable(walk, layer, GROUP, span);
    return;
  }
  if (u8(walk.bytes, span.start) === TYPE.report3) return readRecords(walk, layer, span);
  if (!readTable(walk, layer, GROUP, span) || !readTable(walk, layer, QUERY_3, span)) return;
  const count = u16(walk.bytes, span.start + 10);
  readSources(walk, layer, span, span.start + MIN_QUERY_3_BYTES, count);
}

/** Group records follow one another, each with its own list of sources (RFC 3376 §4.2). */
function readRecords(walk: Walk, layer: OpenLayer, span: Span): void {
  if (!readTable(walk, layer, REPORT_3, span)) return;
  const count = u16(walk.bytes, span.start + 6);
  let at = span.start + 8;
  for (let i = 0; i < count; i++) {
    if (!readTable(walk, layer, RECORD, span, at)) return;
    const sources = u16(walk.bytes, at + 2);
    const auxiliaryBytes = u8(walk.bytes, at + 1) * 4;
    if (!readSources(walk, layer, span, at + 8, sources)) return;
    at += 8 + sources * 4 + auxiliaryBytes;
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
    if (!readTable(walk, layer, SOURCE, span, start + 4 * i)) return false;
  }
  return true;
}
