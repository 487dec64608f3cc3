/** The field tables of the TCP header (RFC 9293 §3.1). */

import { checksumStatusField } from './checksum-status.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import type { FixedField } from './fixed-field.ts';

const RFC = 'RFC 9293 §3.1';

/** The ports and the sequence number. */
export const BEFORE_ACK: readonly FixedField[] = [
  {
    key: 'tcp.srcport',
    at: [0, 2],
    rfc: RFC,
    meaning: { en: "The sender's port", zh: '源端口：发送方的端口' },
  },
  {
    key: 'tcp.dstport',
    at: [2, 4],
    rfc: RFC,
    meaning: { en: 'The port it is for', zh: '目的端口：发往哪个端口' },
  },
  {
    key: 'tcp.seq_raw',
    at: [4, 8],
    rfc: 'RFC 9293 §3.4',
    meaning: {
      en: 'Place of the first data byte in the stream; with SYN, where counting begins',
      zh: '序号：首个数据字节在字节流中的位置；带 SYN 时是计数的起点',
    },
  },
];

/** The acknowledgment number. */
export const ACK: readonly FixedField[] = [
  {
    key: 'tcp.ack_raw',
    at: [8, 12],
    rfc: 'RFC 9293 §3.4',
    meaning: {
      en: 'Next byte the sender expects: all before it arrived. Counts only where ACK is set',
      zh: '确认号：期待收到的下一个字节，之前的都已收到；ACK 置位时才有效',
    },
  },
];

/** The data offset. */
export const HEADER_LENGTH: readonly FixedField[] = [
  {
    key: 'tcp.hdr_len',
    at: [12, 13],
    bits: { start: 0, end: 4 },
    scale: 4,
    unit: 'bytes',
    rfc: RFC,
    meaning: {
      en: 'How long this header is; written in units of 4 bytes',
      zh: '首部长度；以 4 字节为单位填写',
    },
  },
];

/** From the flags to the checksum. */
export const AFTER_LENGTH: readonly FixedField[] = [
  {
    key: 'tcp.flags',
    at: [12, 14],
    bits: { start: 4, end: 16 },
    hexDigits: 4,
    rfc: RFC,
    meaning: { en: 'What the segment is for', zh: '标志位：这个段的用途' },
  },
  flag('tcp.flags.res', 4, 7, RFC, { en: 'Reserved: 0', zh: '保留位：应为 0' }),
  flag('tcp.flags.ae', 7, 8, 'RFC 9768 §3', { en: 'Accurate ECN', zh: '精确 ECN' }),
  flag('tcp.flags.cwr', 8, 9, 'RFC 3168 §6.1.2', {
    en: 'The sender has slowed down, as asked by ECN-Echo',
    zh: '发送方已按 ECN-Echo 的要求降速',
  }),
  flag('tcp.flags.ece', 9, 10, 'RFC 3168 §6.1.3', {
    en: 'A router marked congestion on the way here',
    zh: '途中有路由器标记了拥塞',
  }),
  flag('tcp.flags.urg', 10, 11, RFC, { en: 'The urgent pointer counts', zh: '紧急指针有效' }),
  flag('tcp.flags.ack', 11, 12, RFC, { en: 'The acknowledgment number counts', zh: '确认号有效' }),
  flag('tcp.flags.push', 12, 13, RFC, {
    en: 'Hand the data to the program without waiting for more',
    zh: '不必等更多数据，立即交给应用程序',
  }),
  flag('tcp.flags.reset', 13, 14, 'RFC 9293 §3.5.2', {
    en: 'Break the connection off at once',
    zh: '立即中断连接',
  }),
  flag('tcp.flags.syn', 14, 15, 'RFC 9293 §3.5', {
    en: 'Open: synchronise sequence numbers',
    zh: '建立连接：同步序号',
  }),
  flag('tcp.flags.fin', 15, 16, 'RFC 9293 §3.6', {
    en: 'The sender has no more data',
    zh: '发送方不再有数据要发',
  }),
  {
    key: 'tcp.window_size_value',
    at: [14, 16],
    rfc: 'RFC 9293 §3.8.6',
    meaning: {
      en: 'How many more bytes the sender can take, before scaling',
      zh: '接收窗口：还能接收多少字节（缩放之前）',
    },
  },
  {
    key: 'tcp.checksum',
    at: [16, 18],
    hexDigits: 4,
    rfc: RFC,
    meaning: {
      en: 'Guards header, data and both addresses',
      zh: '校验和：保护首部、数据和双方地址',
    },
  },
];

/** The last of the fixed header. */
export const URGENT_POINTER: readonly FixedField[] = [
  {
    key: 'tcp.urgent_pointer',
    at: [18, 20],
    rfc: 'RFC 9293 §3.8.5',
    meaning: {
      en: 'Where urgent data ends; counts only where URG is set',
      zh: '紧急数据的末尾；URG 置位时才有效',
    },
  },
];

/** The verdict on the checksum. */
export const STATUS: FieldSpec = checksumStatusField('tcp.checksum', 'RFC 1071');

/** How much data the segment carries: no field of its own, but what the lengths leave. */
export const SEGMENT_LENGTH: FieldSpec = {
  key: 'tcp.len',
  unit: 'bytes',
  rfc: 'RFC 9293 §3.4',
  meaning: {
    en: 'Bytes of data carried: worked out from the lengths, not in the header',
    zh: '所载数据的字节数：由各长度算出，首部中没有',
  },
};

/** All options as bytes. */
export const OPTIONS: FieldSpec = {
  key: 'tcp.options',
  rfc: 'RFC 9293 §3.2',
  meaning: {
    en: 'What both ends agree on beyond the fixed header',
    zh: '选项：固定首部之外的约定',
  },
};

function flag(
  key: string,
  start: number,
  end: number,
  rfc: string,
  meaning: Bilingual,
): FixedField {
  return { key, at: [12, 14], bits: { start, end }, depth: 1, rfc, meaning };
}
