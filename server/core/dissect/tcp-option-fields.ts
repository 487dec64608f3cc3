/** The field tables of TCP's options (IANA TCP Option Kind Numbers). */

import type { Bilingual, FieldSpec } from './field.ts';
import type { FixedField } from './fixed-field.ts';

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

function kind(value: number, name: string, rfc: string, meaning: Bilingual): FieldSpec {
  return { key: 'tcp.option_kind', depth: 1, scale: 1, names: { [value]: name }, rfc, meaning };
}

function body(
  key: string,
  start: number,
  end: number,
  rfc: string,
  meaning: Bilingual,
): FixedField {
  return { key, at: [start, end], depth: 2, rfc, meaning };
}
