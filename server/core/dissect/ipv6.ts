/** IPv6 (RFC 8200 §3). */

import { onesSum } from '../checksum.ts';
import { u16, u8 } from '../bytes.ts';
import type { Bilingual } from './field.ts';
import { ipProtocolStep, IP_PROTOCOLS } from './ip-protocols.ts';
import { DSCP_NAMES, ECN_NAMES } from './ipv4-fields.ts';
import type { Step } from './step.ts';
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

const RFC = 'RFC 8200 §3';
const HEADER_BYTES = 40;
const HOP_BY_HOP = 0;
const TITLE: Bilingual = { en: 'Internet Protocol version 6', zh: '互联网协议第 6 版 IPv6' };

const FIXED: readonly FixedField[] = [
  {
    key: 'ipv6.version',
    at: [0, 1],
    bits: { start: 0, end: 4 },
    rfc: RFC,
    meaning: { en: 'Which version of IP: 6', zh: 'IP 的版本：6' },
  },
  {
    key: 'ipv6.tclass',
    at: [0, 2],
    bits: { start: 4, end: 12 },
    hexDigits: 2,
    rfc: 'RFC 8200 §7',
    meaning: { en: 'How routers should treat the packet', zh: '路由器应怎样对待此分组' },
  },
  {
    key: 'ipv6.tclass.dscp',
    at: [0, 2],
    bits: { start: 4, end: 10 },
    depth: 1,
    names: DSCP_NAMES,
    rfc: 'RFC 2474 §3',
    meaning: { en: 'Class of service asked for', zh: '要求的服务类别' },
  },
  {
    key: 'ipv6.tclass.ecn',
    at: [1, 2],
    bits: { start: 2, end: 4 },
    depth: 1,
    names: ECN_NAMES,
    rfc: 'RFC 3168 §5',
    meaning: {
      en: 'Lets a router mark congestion instead of dropping',
      zh: '让路由器标记拥塞，而不必丢弃分组',
    },
  },
  {
    key: 'ipv6.flow',
    at: [1, 4],
    bits: { start: 4, end: 24 },
    hexDigits: 5,
    rfc: 'RFC 6437',
    meaning: { en: 'Packets of one flow share this number', zh: '同一条流的分组共用此号' },
  },
  {
    key: 'ipv6.plen',
    at: [4, 6],
    unit: 'bytes',
    rfc: RFC,
    meaning: { en: 'How much follows this header', zh: '此首部之后的字节数' },
  },
  {
    key: 'ipv6.nxt',
    at: [6, 7],
    names: IP_PROTOCOLS,
    rfc: RFC,
    meaning: {
      en: 'What comes next: an extension header or a protocol',
      zh: '接下来是什么：扩展首部或上层协议',
    },
  },
  {
    key: 'ipv6.hlim',
    at: [7, 8],
    rfc: RFC,
    meaning: {
      en: 'How many more routers may pass it on; each takes one off',
      zh: '还能经过多少个路由器；每过一个减一',
    },
  },
  {
    key: 'ipv6.src',
    at: [8, 24],
    kind: 'ipv6',
    rfc: RFC,
    meaning: { en: 'Who sent the packet', zh: '分组由谁发出' },
  },
  {
    key: 'ipv6.dst',
    at: [24, 40],
    kind: 'ipv6',
    rfc: RFC,
    meaning: { en: 'Who the packet is for', zh: '分组发给谁' },
  },
];

/** Reads the fixed header and goes on by next header. */
export function dissectIpv6(walk: Walk, span: Span): Step | null {
  const layer = openLayer('ipv6', TITLE, span.start);
  const headerEnd = span.start + HEADER_BYTES;
  const isVersion6 = u8(walk.bytes, span.start) >> 4 === 6;
  const isWhole =
    readTable(walk, layer, isVersion6 ? FIXED : FIXED.slice(0, 1), span) && isVersion6;
  const claimed = u16(walk.bytes, span.start + 4);
  // A jumbogram has length 0 and says its own in a hop-by-hop option (RFC 2675 §3).
  const isJumbo = claimed === 0 && u8(walk.bytes, span.start + 6) === HOP_BY_HOP;
  const payload = innerSpan(span, headerEnd, isJumbo ? undefined : claimed);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!isVersion6 && span.start < span.end) {
    addIssue(walk, 'malformed', WRONG_VERSION, { start: span.start, end: span.start + 1 });
  }
  if (!isWhole) return null;
  if (!walk.isQuoted) {
    walk.packetEnd ??= payload.wireEnd;
    if (headerEnd + claimed > span.wireEnd) {
      addIssue(walk, 'bad-length', LONG, { start: span.start + 4, end: span.start + 6 });
    }
  }
  walk.network = {
    version: 6,
    addressSum: onesSum(walk.bytes, span.start + 8, headerEnd),
    isFragment: false,
    addresses: walk.bytes.subarray(span.start + 8, headerEnd),
  };
  return ipProtocolStep(u8(walk.bytes, span.start + 6), payload);
}

const WRONG_VERSION: Bilingual = {
  en: 'said to be IPv6, but the version is not 6',
  zh: '声称是 IPv6，但版本号不是 6',
};
const LONG: Bilingual = {
  en: 'the payload length goes past the end of the frame',
  zh: '载荷长度超出了帧的末尾',
};
