/** The field tables of IGMP (RFC 3376 §4). */

import type { FixedField } from './fixed-field.ts';

const RFC = 'RFC 3376 §4';

/** What all versions begin with. */
export const HEADER: readonly FixedField[] = [
  {
    key: 'igmp.type',
    at: [0, 1],
    hexDigits: 2,
    names: {
      0x11: 'membership query',
      0x12: 'version 1 membership report',
      0x16: 'version 2 membership report',
      0x17: 'leave group',
      0x22: 'version 3 membership report',
    },
    rfc: RFC,
    meaning: { en: 'Question, report or leave', zh: '查询、报告还是离开' },
  },
  {
    key: 'igmp.max_resp',
    at: [1, 2],
    rfc: 'RFC 3376 §4.1.1',
    meaning: {
      en: 'Longest wait before an answer, tenths of a second; queries only',
      zh: '最长应答等待时间，单位 0.1 秒；仅用于查询',
    },
  },
  {
    key: 'igmp.checksum',
    at: [2, 4],
    hexDigits: 4,
    rfc: RFC,
    meaning: { en: 'Guards the whole message', zh: '保护整个报文' },
  },
];

/** The group, where the message has one at its head. */
export const GROUP: readonly FixedField[] = [
  {
    key: 'igmp.maddr',
    at: [4, 8],
    kind: 'ipv4',
    rfc: RFC,
    meaning: { en: 'Which multicast group', zh: '哪个多播组' },
  },
];

/** The rest of a version 3 query. */
export const QUERY_3: readonly FixedField[] = [
  {
    key: 'igmp.s',
    at: [8, 9],
    bits: { start: 4, end: 5 },
    rfc: 'RFC 3376 §4.1.5',
    meaning: {
      en: 'Set: other routers keep their timers as they are',
      zh: '置位：其他路由器不更新定时器',
    },
  },
  {
    key: 'igmp.qrv',
    at: [8, 9],
    bits: { start: 5, end: 8 },
    rfc: 'RFC 3376 §4.1.6',
    meaning: { en: 'How many losses in a row to allow for', zh: '稳健系数：可容忍连续丢失几次' },
  },
  {
    key: 'igmp.qqic',
    at: [9, 10],
    rfc: 'RFC 3376 §4.1.7',
    meaning: { en: 'Time between queries, seconds', zh: '查询间隔，单位秒' },
  },
  {
    key: 'igmp.num_src',
    at: [10, 12],
    rfc: 'RFC 3376 §4.1.8',
    meaning: { en: 'How many sources follow', zh: '其后有多少个源地址' },
  },
];

/** The head of a version 3 report. */
export const REPORT_3: readonly FixedField[] = [
  {
    key: 'igmp.num_grp_recs',
    at: [6, 8],
    rfc: 'RFC 3376 §4.2.3',
    meaning: { en: 'How many group records follow', zh: '其后有多少条组记录' },
  },
];

/** The head of one group record. */
export const RECORD: readonly FixedField[] = [
  {
    key: 'igmp.record_type',
    at: [0, 1],
    depth: 1,
    names: {
      1: 'mode is include',
      2: 'mode is exclude',
      3: 'change to include',
      4: 'change to exclude',
      5: 'allow new sources',
      6: 'block old sources',
    },
    rfc: 'RFC 3376 §4.2.12',
    meaning: { en: 'What the host reports of the group', zh: '主机对该组报告了什么' },
  },
  {
    key: 'igmp.aux_data_len',
    at: [1, 2],
    depth: 1,
    rfc: 'RFC 3376 §4.2.6',
    meaning: {
      en: 'Further data in units of 4 bytes: 0',
      zh: '附加数据长度（以 4 字节计）：应为 0',
    },
  },
  {
    key: 'igmp.num_src',
    at: [2, 4],
    depth: 1,
    rfc: 'RFC 3376 §4.2.7',
    meaning: { en: 'How many sources follow', zh: '其后有多少个源地址' },
  },
  {
    key: 'igmp.maddr',
    at: [4, 8],
    kind: 'ipv4',
    depth: 1,
    rfc: 'RFC 3376 §4.2.8',
    meaning: { en: 'Which multicast group', zh: '哪个多播组' },
  },
];

/** One source address. */
export const SOURCE: readonly FixedField[] = [
  {
    key: 'igmp.saddr',
    at: [0, 4],
    kind: 'ipv4',
    depth: 1,
    rfc: RFC,
    meaning: { en: 'A sender the host wants, or does not', zh: '主机想收或不想收的源地址' },
  },
];
