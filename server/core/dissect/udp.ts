/** UDP (RFC 768). */

import { foldChecksum, onesSum } from '../checksum.ts';
import { u16 } from '../bytes.ts';
import {
  addChecksumStatus,
  CHECKSUM,
  checksumStatusField,
  type ChecksumStatus,
} from './checksum-status.ts';
import type { Bilingual } from './field.ts';
import type { FixedField } from './fixed-field.ts';
import {
  addIssue,
  closeLayer,
  innerSpan,
  openLayer,
  readTable,
  type Span,
  type Walk,
} from './walk.ts';

const RFC = 'RFC 768';
const HEADER_BYTES = 8;
const PROTOCOL = 17;
const TITLE: Bilingual = { en: 'User Datagram Protocol', zh: '用户数据报协议 UDP' };

const BEFORE_CHECKSUM: readonly FixedField[] = [
  {
    key: 'udp.srcport',
    at: [0, 2],
    rfc: RFC,
    meaning: { en: "The sender's port: where an answer would go", zh: '源端口：应答将发往此端口' },
  },
  {
    key: 'udp.dstport',
    at: [2, 4],
    rfc: RFC,
    meaning: {
      en: 'Which socket of the receiver it is for',
      zh: '目的端口：交给接收方的哪个套接字',
    },
  },
  {
    key: 'udp.length',
    at: [4, 6],
    unit: 'bytes',
    rfc: RFC,
    meaning: {
      en: 'Length of the datagram: 8 bytes of header and the data',
      zh: '数据报长度：8 字节首部加数据',
    },
  },
];

const CHECKSUM_FIELD: readonly FixedField[] = [
  {
    key: 'udp.checksum',
    at: [6, 8],
    hexDigits: 4,
    rfc: RFC,
    meaning: {
      en: 'Guards header, data and both addresses; 0 means left out (IPv4 only)',
      zh: '保护首部、数据和双方地址；0 表示未计算（仅限 IPv4）',
    },
  },
];

const STATUS = checksumStatusField('udp.checksum', 'RFC 1071');

/** Reads the header and verifies the checksum where the whole datagram is there. */
export function dissectUdp(walk: Walk, span: Span): null {
  const layer = openLayer('udp', TITLE, span.start);
  const headerEnd = span.start + HEADER_BYTES;
  const claimed = u16(walk.bytes, span.start + 4);
  // A jumbogram's length does not fit and is 0 (RFC 2675 §4).
  const lengthBytes =
    claimed === 0 && span.wireEnd - span.start > 0xffff ? span.wireEnd - span.start : claimed;
  const payload = innerSpan(innerSpan(span, span.start, lengthBytes), headerEnd);
  if (readTable(walk, layer, BEFORE_CHECKSUM, span)) {
    const at = { start: span.start + 4, end: span.start + 6 };
    if (lengthBytes < HEADER_BYTES) addIssue(walk, 'bad-length', SHORT, at);
    else if (readTable(walk, layer, CHECKSUM_FIELD, span)) {
      const isWholeDatagram = walk.network?.isFragment !== true && !walk.isQuoted;
      if (span.start + lengthBytes > span.wireEnd && isWholeDatagram)
        addIssue(walk, 'bad-length', LONG, at);
      const range = { start: span.start + 6, end: headerEnd };
      addChecksumStatus(walk, layer, STATUS, verify(walk, span, lengthBytes), range);
    }
  }
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  return null;
}

function verify(walk: Walk, span: Span, lengthBytes: number): ChecksumStatus {
  const { bytes, network } = walk;
  if (u16(bytes, span.start + 6) === 0) {
    // Over IPv6 the checksum is required (RFC 8200 §8.1).
    return network?.version === 6 ? CHECKSUM.illegal : CHECKSUM.notPresent;
  }
  const end = span.start + lengthBytes;
  if (network === null || network.isFragment || span.end < span.wireEnd || end > span.end) {
    return CHECKSUM.unverified;
  }
  const length = (lengthBytes >>> 16) + (lengthBytes & 0xffff);
  const sum = onesSum(bytes, span.start, end, network.addressSum + PROTOCOL + length);
  return foldChecksum(sum) === 0 ? CHECKSUM.good : CHECKSUM.bad;
}

const SHORT: Bilingual = {
  en: 'the length is below the 8 bytes of the header',
  zh: '长度小于首部的 8 字节',
};
const LONG: Bilingual = {
  en: 'the length goes past the end of the packet',
  zh: '长度超出了分组的末尾',
};
