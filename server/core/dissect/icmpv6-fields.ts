/** The field tables of ICMPv6's messages (RFC 4443, RFC 4861, RFC 2710, RFC 3810). */

import { checksumStatusField } from './checksum-status.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import type { FixedField } from './fixed-field.ts';

const RFC = 'RFC 4443 §2.1';

/** The type. */
export const TYPE: readonly FixedField[] = [
  {
    key: 'icmpv6.type',
    at: [0, 1],
    names: {
      1: 'destination unreachable',
      2: 'packet too big',
      3: 'time exceeded',
      4: 'parameter problem',
      128: 'echo request',
      129: 'echo reply',
      130: 'multicast listener query',
      131: 'multicast listener report',
      132: 'multicast listener done',
      133: 'router solicitation',
      134: 'router advertisement',
      135: 'neighbour solicitation',
      136: 'neighbour advertisement',
      137: 'redirect',
      143: 'multicast listener report version 2',
    },
    rfc: RFC,
    meaning: { en: 'What the message is about', zh: '报文的种类' },
  },
];

/** The code, named by the type before it. */
export function codeField(type: number): FixedField {
  const names = CODE_NAMES[type];
  return names === undefined ? CODE : { ...CODE, names };
}

/** The checksum. */
export const CHECKSUM_FIELD: FixedField = {
  key: 'icmpv6.checksum',
  at: [2, 4],
  hexDigits: 4,
  rfc: 'RFC 4443 §2.3',
  meaning: { en: 'Guards the message and both addresses', zh: '保护报文和双方地址' },
};

/** The verdict on the checksum. */
export const STATUS: FieldSpec = checksumStatusField('icmpv6.checksum', 'RFC 1071');

/** What follows the checksum at a fixed place, by type. `isQuery2`: a listener query of version 2. */
export function FIXED(type: number, isQuery2: boolean): readonly FixedField[] {
  return isQuery2 ? LISTENER_QUERY_2 : (BY_TYPE[type] ?? []);
}

/** One record of a version 2 listener report. */
export const LISTENER_RECORD: readonly FixedField[] = [
  field('icmpv6.mldr.mar.record_type', 0, 1, 'RFC 3810 §5.2.5', {
    en: 'What the host reports of the group',
    zh: '主机对该组报告了什么',
  }),
  field('icmpv6.mldr.mar.aux_data_len', 1, 2, 'RFC 3810 §5.2.6', {
    en: 'Further data in units of 4 bytes: 0',
    zh: '附加数据长度（以 4 字节计）：应为 0',
  }),
  field('icmpv6.mldr.mar.nb_sources', 2, 4, 'RFC 3810 §5.2.7', {
    en: 'How many sources follow',
    zh: '其后有多少个源地址',
  }),
  address('icmpv6.mldr.mar.multicast_address', 4, 'RFC 3810 §5.2.8', {
    en: 'Which multicast group',
    zh: '哪个多播组',
  }),
];

/** One source address. */
export const LISTENER_SOURCE: readonly FixedField[] = [
  address('icmpv6.mld.source_address', 0, 'RFC 3810 §5.1.10', {
    en: 'A sender the host wants, or does not',
    zh: '主机想收或不想收的源地址',
  }),
];

const CODE: FixedField = {
  key: 'icmpv6.code',
  at: [1, 2],
  rfc: RFC,
  meaning: { en: 'Which case of it', zh: '该种类下的具体情形' },
};

const CODE_NAMES: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  1: {
    0: 'no route',
    1: 'prohibited',
    2: 'beyond scope of source',
    3: 'address unreachable',
    4: 'port unreachable',
    5: 'source address failed policy',
    6: 'route rejected',
  },
  3: { 0: 'hop limit reached 0', 1: 'fragments did not arrive in time' },
  4: { 0: 'wrong header field', 1: 'unknown next header', 2: 'unknown option' },
};

const RESERVED: readonly FixedField[] = [
  {
    key: 'icmpv6.reserved',
    at: [4, 8],
    kind: 'bytes',
    rfc: RFC,
    meaning: { en: 'Not used', zh: '未使用' },
  },
];

const ECHO: readonly FixedField[] = [
  field('icmpv6.echo.identifier', 4, 6, 'RFC 4443 §4.1', {
    en: 'Which ping it belongs to',
    zh: '标识：属于哪次 ping',
  }),
  field('icmpv6.echo.sequence_number', 6, 8, 'RFC 4443 §4.1', {
    en: 'Which request of that ping',
    zh: '序号：该次 ping 的第几个请求',
  }),
];

const LISTENER: readonly FixedField[] = [
  field('icmpv6.mld.maximum_response_delay', 4, 6, 'RFC 2710 §3.4', {
    en: 'Longest wait before an answer, milliseconds; queries only',
    zh: '最长应答等待时间，单位毫秒；仅用于查询',
  }),
  address('icmpv6.mld.multicast_address', 8, 'RFC 2710 §3.6', {
    en: 'Which multicast group',
    zh: '哪个多播组',
  }),
];

const LISTENER_QUERY_2: readonly FixedField[] = [
  field('icmpv6.mld.maximum_response_code', 4, 6, 'RFC 3810 §5.1.3', {
    en: 'Longest wait before an answer, as a code',
    zh: '最长应答等待时间的编码值',
  }),
  address('icmpv6.mld.multicast_address', 8, 'RFC 3810 §5.1.5', {
    en: 'Which multicast group',
    zh: '哪个多播组',
  }),
  bits('icmpv6.mld.flag.s', [24, 25], [4, 5], 'RFC 3810 §5.1.7', {
    en: 'Set: other routers keep their timers as they are',
    zh: '置位：其他路由器不更新定时器',
  }),
  bits('icmpv6.mld.flag.qrv', [24, 25], [5, 8], 'RFC 3810 §5.1.8', {
    en: 'How many losses in a row to allow for',
    zh: '稳健系数：可容忍连续丢失几次',
  }),
  field('icmpv6.mld.qqi', 25, 26, 'RFC 3810 §5.1.9', {
    en: 'Time between queries, seconds',
    zh: '查询间隔，单位秒',
  }),
  field('icmpv6.mld.nb_sources', 26, 28, 'RFC 3810 §5.1.10', {
    en: 'How many sources follow',
    zh: '其后有多少个源地址',
  }),
];

const ROUTER_ADVERTISEMENT: readonly FixedField[] = [
  field('icmpv6.nd.ra.cur_hop_limit', 4, 5, 'RFC 4861 §4.2', {
    en: 'Hop limit that hosts should use',
    zh: '建议主机使用的跳数限制',
  }),
  bits('icmpv6.nd.ra.flag.m', [5, 6], [0, 1], 'RFC 4861 §4.2', {
    en: 'Set: addresses come from DHCPv6',
    zh: '置位：地址由 DHCPv6 分配',
  }),
  bits('icmpv6.nd.ra.flag.o', [5, 6], [1, 2], 'RFC 4861 §4.2', {
    en: 'Set: other settings come from DHCPv6',
    zh: '置位：其他配置由 DHCPv6 提供',
  }),
  bits('icmpv6.nd.ra.flag.h', [5, 6], [2, 3], 'RFC 6275 §7.1', {
    en: 'Set: the router is a home agent',
    zh: '置位：该路由器是归属代理',
  }),
  bits('icmpv6.nd.ra.flag.prf', [5, 6], [3, 5], 'RFC 4191 §2.2', {
    en: 'How much this router is preferred',
    zh: '此路由器的优先程度',
  }),
  field('icmpv6.nd.ra.router_lifetime', 6, 8, 'RFC 4861 §4.2', {
    en: 'How long it may be the default router, seconds',
    zh: '作为默认路由器的有效时间，单位秒',
  }),
  field('icmpv6.nd.ra.reachable_time', 8, 12, 'RFC 4861 §4.2', {
    en: 'How long a neighbour counts as reachable, milliseconds',
    zh: '邻居视为可达的时间，单位毫秒',
  }),
  field('icmpv6.nd.ra.retrans_timer', 12, 16, 'RFC 4861 §4.2', {
    en: 'Time between repeated solicitations, milliseconds',
    zh: '重发请求的间隔，单位毫秒',
  }),
];

const NEIGHBOUR_ADVERTISEMENT: readonly FixedField[] = [
  bits('icmpv6.nd.na.flag.r', [4, 8], [0, 1], 'RFC 4861 §4.4', {
    en: 'Set: the sender is a router',
    zh: '置位：发送方是路由器',
  }),
  bits('icmpv6.nd.na.flag.s', [4, 8], [1, 2], 'RFC 4861 §4.4', {
    en: 'Set: this answers a solicitation',
    zh: '置位：这是对请求的应答',
  }),
  bits('icmpv6.nd.na.flag.o', [4, 8], [2, 3], 'RFC 4861 §4.4', {
    en: 'Set: replace what is in the cache',
    zh: '置位：覆盖缓存中已有的表项',
  }),
  address('icmpv6.nd.na.target_address', 8, 'RFC 4861 §4.4', {
    en: 'Whose link address this is',
    zh: '通告的是谁的链路层地址',
  }),
];

const BY_TYPE: Readonly<Record<number, readonly FixedField[]>> = {
  1: RESERVED,
  2: [
    field('icmpv6.mtu', 4, 8, 'RFC 4443 §3.2', {
      en: 'The largest packet the next link can carry',
      zh: '下一跳链路能承载的最大分组',
    }),
  ],
  3: RESERVED,
  4: [
    field('icmpv6.pointer', 4, 8, 'RFC 4443 §3.4', {
      en: 'Which byte of the quoted packet is wrong',
      zh: '所引用分组中出错的字节位置',
    }),
  ],
  128: ECHO,
  129: ECHO,
  130: LISTENER,
  131: LISTENER,
  132: LISTENER,
  133: RESERVED,
  134: ROUTER_ADVERTISEMENT,
  135: [
    ...RESERVED,
    address('icmpv6.nd.ns.target_address', 8, 'RFC 4861 §4.3', {
      en: 'Whose link address is asked for',
      zh: '询问的是谁的链路层地址',
    }),
  ],
  136: NEIGHBOUR_ADVERTISEMENT,
  137: [
    ...RESERVED,
    address('icmpv6.nd.rd.target_address', 8, 'RFC 4861 §4.5', {
      en: 'The better next hop',
      zh: '更好的下一跳',
    }),
    address('icmpv6.rd.na.destination_address', 24, 'RFC 4861 §4.5', {
      en: 'For packets to this address',
      zh: '适用于发往此地址的分组',
    }),
  ],
  143: [
    field('icmpv6.mldr.nb_mcast_records', 6, 8, 'RFC 3810 §5.2.3', {
      en: 'How many address records follow',
      zh: '其后有多少条地址记录',
    }),
  ],
};

function field(
  key: string,
  start: number,
  end: number,
  rfc: string,
  meaning: Bilingual,
): FixedField {
  return { key, at: [start, end], rfc, meaning };
}

function address(key: string, start: number, rfc: string, meaning: Bilingual): FixedField {
  return { key, at: [start, start + 16], kind: 'ipv6', rfc, meaning };
}

function bits(
  key: string,
  at: readonly [number, number],
  range: readonly [number, number],
  rfc: string,
  meaning: Bilingual,
): FixedField {
  return { key, at, bits: { start: range[0], end: range[1] }, rfc, meaning };
}
