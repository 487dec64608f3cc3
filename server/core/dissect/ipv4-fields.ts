/** The field tables of the IPv4 header (RFC 791 §3.1). */

import { checksumStatusField } from './checksum-status.ts';
import type { FieldSpec } from './field.ts';
import { IP_PROTOCOLS } from './ip-protocols.ts';
import type { FixedField } from './fixed-field.ts';

const RFC = 'RFC 791 §3.1';

/** Code points of the differentiated services field (RFC 2474 §4.2, RFC 2597, RFC 3246). */
export const DSCP_NAMES: Readonly<Record<number, string>> = {
  0: 'CS0',
  8: 'CS1',
  10: 'AF11',
  12: 'AF12',
  14: 'AF13',
  16: 'CS2',
  18: 'AF21',
  20: 'AF22',
  22: 'AF23',
  24: 'CS3',
  26: 'AF31',
  28: 'AF32',
  30: 'AF33',
  32: 'CS4',
  34: 'AF41',
  36: 'AF42',
  38: 'AF43',
  40: 'CS5',
  44: 'VOICE-ADMIT',
  46: 'EF',
  48: 'CS6',
  56: 'CS7',
};

/** Code points of explicit congestion notification (RFC 3168 §5). */
export const ECN_NAMES: Readonly<Record<number, string>> = {
  0: 'Not-ECT',
  1: 'ECT(1)',
  2: 'ECT(0)',
  3: 'CE',
};

/** The first byte. */
export const LENGTHS: readonly FixedField[] = [
  {
    key: 'ip.version',
    at: [0, 1],
    bits: { start: 0, end: 4 },
    rfc: RFC,
    meaning: { en: 'Which version of IP: 4', zh: 'IP 的版本：4' },
  },
  {
    key: 'ip.hdr_len',
    at: [0, 1],
    bits: { start: 4, end: 8 },
    scale: 4,
    unit: 'bytes',
    rfc: RFC,
    meaning: {
      en: 'How long this header is; written in units of 4 bytes',
      zh: '首部长度；以 4 字节为单位填写',
    },
  },
];

/** The differentiated services field. */
export const SERVICE: readonly FixedField[] = [
  {
    key: 'ip.dsfield',
    at: [1, 2],
    hexDigits: 2,
    rfc: 'RFC 2474 §3',
    meaning: { en: 'How routers should treat the packet', zh: '路由器应怎样对待此分组' },
  },
  {
    key: 'ip.dsfield.dscp',
    at: [1, 2],
    bits: { start: 0, end: 6 },
    depth: 1,
    names: DSCP_NAMES,
    rfc: 'RFC 2474 §3',
    meaning: { en: 'Class of service asked for', zh: '要求的服务类别' },
  },
  {
    key: 'ip.dsfield.ecn',
    at: [1, 2],
    bits: { start: 6, end: 8 },
    depth: 1,
    names: ECN_NAMES,
    rfc: 'RFC 3168 §5',
    meaning: {
      en: 'Lets a router mark congestion instead of dropping',
      zh: '让路由器标记拥塞，而不必丢弃分组',
    },
  },
];

/** The total length; 0 in a packet captured before its segmentation was done by the card. */
export const LENGTH: FieldSpec = {
  key: 'ip.len',
  scale: 1,
  unit: 'bytes',
  rfc: RFC,
  meaning: { en: 'Length of the packet: header and data', zh: '分组总长：首部加数据' },
};

/** From the identification to the checksum. */
export const AFTER_LENGTH: readonly FixedField[] = [
  {
    key: 'ip.id',
    at: [4, 6],
    hexDigits: 4,
    rfc: RFC,
    meaning: {
      en: 'Tells which fragments belong together',
      zh: '标识：说明哪些分片属于同一数据报',
    },
  },
  {
    key: 'ip.flags',
    at: [6, 7],
    bits: { start: 0, end: 3 },
    hexDigits: 2,
    rfc: RFC,
    meaning: {
      en: 'May it be fragmented, and do more fragments follow',
      zh: '可否分片、后面还有没有分片',
    },
  },
  {
    key: 'ip.flags.rb',
    at: [6, 7],
    bits: { start: 0, end: 1 },
    depth: 1,
    rfc: RFC,
    meaning: { en: 'Reserved: 0', zh: '保留位：应为 0' },
  },
  {
    key: 'ip.flags.df',
    at: [6, 7],
    bits: { start: 1, end: 2 },
    depth: 1,
    rfc: RFC,
    meaning: { en: 'Set: routers must not fragment it', zh: '置位：不许路由器分片' },
  },
  {
    key: 'ip.flags.mf',
    at: [6, 7],
    bits: { start: 2, end: 3 },
    depth: 1,
    rfc: RFC,
    meaning: {
      en: 'Set: more fragments of this datagram follow',
      zh: '置位：此数据报后面还有分片',
    },
  },
  {
    key: 'ip.frag_offset',
    at: [6, 8],
    bits: { start: 3, end: 16 },
    unit: '× 8 bytes',
    rfc: RFC,
    meaning: {
      en: "Where this fragment's data belongs, in units of 8 bytes",
      zh: '此分片数据在原数据报中的位置（以 8 字节计）',
    },
  },
  {
    key: 'ip.ttl',
    at: [8, 9],
    rfc: RFC,
    meaning: {
      en: 'How many more routers may pass it on; each takes one off',
      zh: '还能经过多少个路由器；每过一个减一',
    },
  },
  {
    key: 'ip.proto',
    at: [9, 10],
    names: IP_PROTOCOLS,
    rfc: RFC,
    meaning: { en: 'What the packet carries', zh: '分组里装的是哪种协议' },
  },
  {
    key: 'ip.checksum',
    at: [10, 12],
    hexDigits: 4,
    rfc: 'RFC 1071',
    meaning: { en: 'Guards this header (not the data)', zh: '只保护首部，不保护数据' },
  },
];

/** Where the packet goes. */
export const DESTINATION: FixedField = {
  key: 'ip.dst',
  at: [16, 20],
  kind: 'ipv4',
  rfc: RFC,
  meaning: { en: 'Who the packet is for', zh: '分组发给谁' },
};

/** The header's destination where a source route leads on from there. */
export const NEXT_STOP: FieldSpec = {
  key: 'ip.cur_rt',
  rfc: RFC,
  meaning: { en: 'The next stop of the source route', zh: '源路由的下一站' },
};

/** Both addresses. */
export const ADDRESS_FIELDS: readonly FixedField[] = [
  {
    key: 'ip.src',
    at: [12, 16],
    kind: 'ipv4',
    rfc: RFC,
    meaning: { en: 'Who sent the packet', zh: '分组由谁发出' },
  },
  DESTINATION,
];

/** The verdict on the header's checksum. */
export const STATUS: FieldSpec = checksumStatusField('ip.checksum', 'RFC 1071');
