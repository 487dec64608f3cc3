/** TCP's options by kind: what each is called and for, and how long it must be (IANA TCP Option Kind Numbers). */

import type { Bilingual, FieldSpec } from './field.ts';

/** Kinds that are read by more than a table. */
export const KIND = {
  windowScale: 3,
  sack: 5,
  authentication: 29,
  multipath: 30,
  fastOpen: 34,
  experiment1: 253,
  experiment2: 254,
} as const;

/** The kind byte of each option, which names the option and says what it is for. */
export const KIND_FIELDS: Readonly<Record<number, FieldSpec>> = {
  0: kind(0, 'end of option list', 'RFC 9293 §3.2', {
    en: 'The options end here',
    zh: '选项到此结束',
  }),
  1: kind(1, 'no-operation', 'RFC 9293 §3.2', {
    en: 'Filler, so that the next option begins at a multiple of 4 bytes',
    zh: '填充，使下一选项从 4 字节边界开始',
  }),
  2: kind(2, 'maximum segment size', 'RFC 9293 §3.7.1', {
    en: 'The largest segment this end wants to receive',
    zh: '本端愿意接收的最大段长',
  }),
  3: kind(3, 'window scale', 'RFC 7323 §2', {
    en: 'Windows from this end are to be multiplied',
    zh: '本端通告的窗口要放大',
  }),
  4: kind(4, 'SACK permitted', 'RFC 2018 §2', {
    en: 'This end understands selective acknowledgments',
    zh: '本端支持选择确认 SACK',
  }),
  5: kind(5, 'SACK', 'RFC 2018 §3', {
    en: 'Which bytes beyond the acknowledgment number have arrived',
    zh: '确认号之后还收到了哪些字节',
  }),
  6: kind(6, 'echo', 'RFC 1072 §3', {
    en: 'Obsolete forerunner of timestamps',
    zh: '已废弃，时间戳的前身',
  }),
  7: kind(7, 'echo reply', 'RFC 1072 §3', {
    en: 'Obsolete forerunner of timestamps',
    zh: '已废弃，时间戳的前身',
  }),
  8: kind(8, 'timestamps', 'RFC 7323 §3', {
    en: 'Clock readings: they measure the round trip and tell old segments from new',
    zh: '时钟读数：用来测量往返时间、识别旧段',
  }),
  11: kind(11, 'CC', 'RFC 1644 §3.1', {
    en: 'T/TCP connection count; obsolete',
    zh: 'T/TCP 连接计数；已废弃',
  }),
  12: kind(12, 'CC.NEW', 'RFC 1644 §3.1', {
    en: 'T/TCP connection count; obsolete',
    zh: 'T/TCP 连接计数；已废弃',
  }),
  13: kind(13, 'CC.ECHO', 'RFC 1644 §3.1', {
    en: 'T/TCP connection count; obsolete',
    zh: 'T/TCP 连接计数；已废弃',
  }),
  19: kind(19, 'MD5 signature', 'RFC 2385 §2', {
    en: 'Signature of the segment, as BGP routers used',
    zh: '段的 MD5 签名，BGP 路由器曾使用',
  }),
  28: kind(28, 'user timeout', 'RFC 5482 §2', {
    en: 'How long this end waits for acknowledgments before it gives up',
    zh: '本端等待确认多久才放弃',
  }),
  29: kind(29, 'authentication (TCP-AO)', 'RFC 5925 §2.2', {
    en: 'Proof that the segment is from the peer',
    zh: '证明此段确由对端发出',
  }),
  30: kind(30, 'multipath TCP', 'RFC 8684 §3', {
    en: 'One connection over several paths',
    zh: '多路径 TCP：一个连接走多条路径',
  }),
  34: kind(34, 'Fast Open', 'RFC 7413 §4.1', {
    en: 'Lets a later SYN carry data at once',
    zh: '使以后的 SYN 可以直接携带数据',
  }),
  69: kind(69, 'encryption negotiation', 'RFC 8547 §4', {
    en: 'Offers to encrypt the connection (TCP-ENO)',
    zh: '协商对连接加密（TCP-ENO）',
  }),
  172: kind(172, 'accurate ECN order 0', 'RFC 9768 §3.2.3', {
    en: 'Counts bytes that met congestion',
    zh: '统计遇到拥塞的字节数',
  }),
  174: kind(174, 'accurate ECN order 1', 'RFC 9768 §3.2.3', {
    en: 'Counts bytes that met congestion',
    zh: '统计遇到拥塞的字节数',
  }),
  253: kind(253, 'experiment', 'RFC 6994 §3', { en: 'Shared by experiments', zh: '供实验共用' }),
  254: kind(254, 'experiment', 'RFC 6994 §3', { en: 'Shared by experiments', zh: '供实验共用' }),
};

/** The kind byte of an option that has no name here. */
export const UNKNOWN_KIND: FieldSpec = {
  key: 'tcp.option_kind',
  depth: 1,
  scale: 1,
  rfc: 'RFC 9293 §3.2',
  meaning: { en: 'An option without a name here', zh: '此处未收录的选项' },
};

/** The only length some kinds may have. */
export const LENGTHS: Readonly<Record<number, number>> = {
  2: 4,
  3: 3,
  4: 2,
  6: 6,
  7: 6,
  8: 10,
  11: 6,
  12: 6,
  13: 6,
  19: 18,
  28: 4,
};

function kind(value: number, name: string, rfc: string, meaning: Bilingual): FieldSpec {
  return { key: 'tcp.option_kind', depth: 1, scale: 1, names: { [value]: name }, rfc, meaning };
}
