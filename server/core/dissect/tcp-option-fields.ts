/** The field tables of what TCP's options hold beyond their kind. */

import type { Bilingual, FieldSpec } from './field.ts';
import type { FixedField } from './fixed-field.ts';

/** The length byte. */
export const LENGTH: readonly FixedField[] = [
  {
    key: 'tcp.option_len',
    at: [1, 2],
    depth: 2,
    unit: 'bytes',
    rfc: 'RFC 9293 §3.2',
    meaning: {
      en: 'Length of the option, kind and length included',
      zh: '选项长度，含种类和长度字节',
    },
  },
];

const CC: FixedField = body('tcp.options.cc_value', 2, 6, 'RFC 1644 §3.1', {
  en: 'Connection count',
  zh: '连接计数',
});
const ECHO: FixedField = body('tcp.options.echo_value', 2, 6, 'RFC 1072 §3', {
  en: 'Value to send back',
  zh: '要回送的值',
});

/** What is at a fixed place in an option, by kind. */
export const BODIES: Readonly<Record<number, readonly FixedField[]>> = {
  2: [
    {
      ...body('tcp.options.mss_val', 2, 4, 'RFC 9293 §3.7.1', {
        en: 'Most data bytes in one segment towards this end',
        zh: '发往本端的一个段最多携带的数据字节数',
      }),
      unit: 'bytes',
    },
  ],
  3: [
    body('tcp.options.wscale.shift', 2, 3, 'RFC 7323 §2.2', {
      en: 'By how many bits windows from this end are shifted left',
      zh: '本端通告的窗口要左移多少位',
    }),
  ],
  6: [ECHO],
  7: [ECHO],
  8: [
    body('tcp.options.timestamp.tsval', 2, 6, 'RFC 7323 §3.2', {
      en: "The sender's clock as it sent this",
      zh: '发送此段时发送方的时钟读数',
    }),
    body('tcp.options.timestamp.tsecr', 6, 10, 'RFC 7323 §3.2', {
      en: "The peer's clock reading, sent back: the gap is the round trip",
      zh: '回送对端的时钟读数：差值即往返时间',
    }),
  ],
  11: [CC],
  12: [CC],
  13: [CC],
  19: [
    {
      ...body('tcp.options.md5.digest', 2, 18, 'RFC 2385 §2', { en: 'The signature', zh: '签名' }),
      kind: 'bytes',
    },
  ],
  28: [
    {
      ...body('tcp.options.user_to_granularity', 2, 4, 'RFC 5482 §2', {
        en: 'Set: minutes; clear: seconds',
        zh: '置位以分钟计，否则以秒计',
      }),
      bits: { start: 0, end: 1 },
    },
    {
      ...body('tcp.options.user_to_val', 2, 4, 'RFC 5482 §2', { en: 'The time', zh: '时长' }),
      bits: { start: 1, end: 16 },
    },
  ],
  29: [
    body('tcp.options.ao.keyid', 2, 3, 'RFC 5925 §2.2', {
      en: 'Which key signed this segment',
      zh: '用哪把密钥签名',
    }),
    body('tcp.options.ao.rnextkeyid', 3, 4, 'RFC 5925 §2.2', {
      en: 'Which key the peer should use next',
      zh: '对端接下来应使用哪把密钥',
    }),
  ],
};

/** `2 ** shift`, worked out. */
export const WINDOW_MULTIPLIER: FieldSpec = {
  key: 'tcp.options.wscale.multiplier',
  depth: 2,
  rfc: 'RFC 7323 §2.3',
  meaning: { en: 'What windows from this end are multiplied by', zh: '本端通告的窗口要乘以多少' },
};

/** How many blocks there are. */
export const SACK_COUNT: FieldSpec = {
  key: 'tcp.options.sack.count',
  depth: 2,
  rfc: 'RFC 2018 §3',
  meaning: { en: 'How many blocks follow', zh: '其中有多少块' },
};

/** One block, raw sequence numbers. */
export const SACK_EDGES: readonly FixedField[] = [
  {
    key: 'tcp.options.sack_le',
    at: [0, 4],
    depth: 2,
    rfc: 'RFC 2018 §3',
    meaning: { en: 'First byte of a block that has arrived', zh: '已收到的一块的第一个字节' },
  },
  {
    key: 'tcp.options.sack_re',
    at: [4, 8],
    depth: 2,
    rfc: 'RFC 2018 §3',
    meaning: { en: 'The byte just after the block', zh: '该块之后的第一个字节' },
  },
];

/** Fast Open without a cookie asks for one. */
export const FAST_OPEN_REQUEST: FieldSpec = {
  key: 'tcp.options.tfo.request',
  depth: 2,
  rfc: 'RFC 7413 §4.1.1',
  meaning: { en: 'Asks the server for a cookie', zh: '向服务器请求 cookie' },
};

/** The cookie that lets a SYN carry data. */
export const FAST_OPEN_COOKIE: FieldSpec = {
  key: 'tcp.options.tfo.cookie',
  depth: 2,
  rfc: 'RFC 7413 §4.1.2',
  meaning: { en: 'Shows that this address has been here before', zh: 'cookie：证明此地址以前来过' },
};

/** Which experiment uses the kind. */
export const EXPERIMENT_ID: readonly FixedField[] = [
  {
    key: 'tcp.options.experimental.exid',
    at: [2, 4],
    depth: 2,
    hexDigits: 4,
    names: { 0xf989: 'Fast Open' },
    rfc: 'RFC 6994 §3',
    meaning: { en: 'Which experiment', zh: '哪个实验' },
  },
];

/** What a multipath option does. */
export const MPTCP_SUBTYPE: readonly FixedField[] = [
  {
    key: 'tcp.options.mptcp.subtype',
    at: [2, 3],
    bits: { start: 0, end: 4 },
    depth: 2,
    names: {
      0: 'MP_CAPABLE',
      1: 'MP_JOIN',
      2: 'DSS',
      3: 'ADD_ADDR',
      4: 'REMOVE_ADDR',
      5: 'MP_PRIO',
      6: 'MP_FAIL',
      7: 'MP_FASTCLOSE',
      8: 'MP_TCPRST',
    },
    rfc: 'RFC 8684 §3',
    meaning: { en: 'What this multipath option does', zh: '此多路径选项的作用' },
  },
];

/** The data of an option without a name here. */
export const UNKNOWN_PAYLOAD: FieldSpec = {
  key: 'tcp.options.unknown.payload',
  depth: 2,
  rfc: 'RFC 9293 §3.2',
  meaning: { en: "The option's data", zh: '选项的数据' },
};

function body(
  key: string,
  start: number,
  end: number,
  rfc: string,
  meaning: Bilingual,
): FixedField {
  return { key, at: [start, end], depth: 2, rfc, meaning };
}
