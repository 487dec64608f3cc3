/** The field tables of ICMP (RFC 792). */

import { checksumStatusField } from './checksum-status.ts';
import type { FieldSpec } from './field.ts';
import type { FixedField } from './fixed-field.ts';

const RFC = 'RFC 792';

/** Type and checksum; the code, whose names hang on the type, comes between by {@link codeField}. */
export const HEADER: readonly FixedField[] = [
  {
    key: 'icmp.type',
    at: [0, 1],
    names: {
      0: 'echo reply',
      3: 'destination unreachable',
      4: 'source quench',
      5: 'redirect',
      8: 'echo request',
      9: 'router advertisement',
      10: 'router solicitation',
      11: 'time exceeded',
      12: 'parameter problem',
      13: 'timestamp',
      14: 'timestamp reply',
      15: 'information request',
      16: 'information reply',
      17: 'address mask request',
      18: 'address mask reply',
      42: 'extended echo request',
      43: 'extended echo reply',
    },
    rfc: RFC,
    meaning: { en: 'What the message is about', zh: '报文的种类' },
  },
  {
    key: 'icmp.checksum',
    at: [2, 4],
    hexDigits: 4,
    rfc: RFC,
    meaning: { en: 'Guards the whole message', zh: '保护整个报文' },
  },
];

/** Names of the code by type. */
export const CODE_NAMES: Readonly<Record<number, Readonly<Record<number, string>>>> = {
  3: {
    0: 'network unreachable',
    1: 'host unreachable',
    2: 'protocol unreachable',
    3: 'port unreachable',
    4: 'fragmentation needed',
    5: 'source route failed',
    9: 'network prohibited',
    10: 'host prohibited',
    13: 'communication prohibited',
  },
  5: { 0: 'for the network', 1: 'for the host' },
  11: { 0: 'TTL reached 0', 1: 'fragments did not arrive in time' },
  12: { 0: 'pointer shows where', 1: 'option missing', 2: 'bad length' },
};

/** The code, with the names its type gives it. */
export function codeField(names: Readonly<Record<number, string>> | undefined): FixedField {
  return names === undefined ? CODE : { ...CODE, names };
}

/** The verdict on the checksum. */
export const STATUS: FieldSpec = checksumStatusField('icmp.checksum', 'RFC 1071');

/** The four bytes after the checksum, and what follows at a fixed place, by type and code. */
export function FIXED(type: number, code: number): readonly FixedField[] {
  switch (type) {
    case 0:
    case 8:
    case 15:
    case 16:
      return ECHO;
    case 3:
      return code === 4 ? FRAGMENTATION_NEEDED : UNREACHABLE;
    case 5:
      return REDIRECT;
    case 9:
      return ADVERTISEMENT;
    case 11:
      return UNREACHABLE;
    case 12:
      return PARAMETER_PROBLEM;
    case 13:
    case 14:
      return TIMESTAMPS;
    case 17:
    case 18:
      return ADDRESS_MASK;
    case 42:
    case 43:
      return EXTENDED_ECHO;
    default:
      return UNUSED;
  }
}

/** One router of an advertisement. */
export const ROUTER_ENTRY: readonly FixedField[] = [
  {
    key: 'icmp.router_address',
    at: [0, 4],
    kind: 'ipv4',
    depth: 1,
    rfc: 'RFC 1256 §3',
    meaning: { en: "A router's address", zh: '路由器的地址' },
  },
];

const CODE: FixedField = {
  key: 'icmp.code',
  at: [1, 2],
  rfc: RFC,
  meaning: { en: 'Which case of it', zh: '该种类下的具体情形' },
};

const UNUSED: readonly FixedField[] = [
  {
    key: 'icmp.unused',
    at: [4, 8],
    kind: 'bytes',
    rfc: RFC,
    meaning: { en: 'Not used', zh: '未使用' },
  },
];

const IDENTIFIER: FixedField = {
  key: 'icmp.ident',
  at: [4, 6],
  rfc: RFC,
  meaning: { en: 'Which ping it belongs to', zh: '标识：属于哪次 ping' },
};

const ECHO: readonly FixedField[] = [
  IDENTIFIER,
  {
    key: 'icmp.seq',
    at: [6, 8],
    rfc: RFC,
    meaning: { en: 'Which request of that ping', zh: '序号：该次 ping 的第几个请求' },
  },
];

const EXTENDED_ECHO: readonly FixedField[] = [
  IDENTIFIER,
  {
    key: 'icmp.ext.echo.seq',
    at: [6, 7],
    rfc: 'RFC 8335 §2',
    meaning: { en: 'Which request', zh: '第几个请求' },
  },
];

const LENGTH: FixedField = {
  key: 'icmp.length',
  at: [5, 6],
  rfc: 'RFC 4884 §4',
  meaning: {
    en: 'Length of the quoted packet in units of 4 bytes, where extensions follow it',
    zh: '所引用分组的长度（以 4 字节计），其后有扩展时才填写',
  },
};

const UNREACHABLE: readonly FixedField[] = [
  { ...one('icmp.unused', 4, 5), meaning: { en: 'Not used', zh: '未使用' } },
  LENGTH,
  { ...one('icmp.unused', 6, 8), meaning: { en: 'Not used', zh: '未使用' } },
];

const FRAGMENTATION_NEEDED: readonly FixedField[] = [
  { ...one('icmp.unused', 4, 5), meaning: { en: 'Not used', zh: '未使用' } },
  LENGTH,
  {
    key: 'icmp.mtu',
    at: [6, 8],
    unit: 'bytes',
    rfc: 'RFC 1191 §4',
    meaning: { en: 'The largest packet the next link can carry', zh: '下一跳链路能承载的最大分组' },
  },
];

const REDIRECT: readonly FixedField[] = [
  {
    key: 'icmp.redir_gw',
    at: [4, 8],
    kind: 'ipv4',
    rfc: RFC,
    meaning: { en: 'The better router to send to', zh: '应改用的更好的路由器' },
  },
];

const PARAMETER_PROBLEM: readonly FixedField[] = [
  {
    key: 'icmp.pointer',
    at: [4, 5],
    rfc: RFC,
    meaning: { en: 'Which byte of the quoted packet is wrong', zh: '所引用分组中出错的字节位置' },
  },
  LENGTH,
  { ...one('icmp.unused', 6, 8), meaning: { en: 'Not used', zh: '未使用' } },
];

const TIMESTAMPS: readonly FixedField[] = [
  ...ECHO,
  ...(
    [
      ['icmp.originate_timestamp', 8, 'When the asker sent it', '询问方发出的时刻'],
      ['icmp.receive_timestamp', 12, 'When it arrived', '到达对方的时刻'],
      ['icmp.transmit_timestamp', 16, 'When the answer left', '应答发出的时刻'],
    ] as const
  ).map(([key, at, en, zh]): FixedField => ({
    key,
    at: [at, at + 4],
    unit: 'ms since midnight UT',
    rfc: RFC,
    meaning: { en, zh },
  })),
];

const ADDRESS_MASK: readonly FixedField[] = [
  ...ECHO,
  {
    key: 'icmp.address_mask',
    at: [8, 12],
    kind: 'ipv4',
    rfc: 'RFC 950 Appendix I',
    meaning: { en: 'The subnet mask asked for', zh: '所询问的子网掩码' },
  },
];

const ADVERTISEMENT: readonly FixedField[] = [
  {
    key: 'icmp.num_addrs',
    at: [4, 5],
    rfc: 'RFC 1256 §3',
    meaning: { en: 'How many routers are listed', zh: '列出多少个路由器' },
  },
  {
    key: 'icmp.addr_entry_size',
    at: [5, 6],
    rfc: 'RFC 1256 §3',
    meaning: { en: 'Size of an entry in units of 4 bytes', zh: '每项的大小（以 4 字节计）' },
  },
  {
    key: 'icmp.lifetime',
    at: [6, 8],
    unit: 's',
    rfc: 'RFC 1256 §3',
    meaning: { en: 'How long the list is good for', zh: '该列表的有效时间' },
  },
];

function one(key: string, start: number, end: number): Omit<FixedField, 'meaning'> {
  return { key, at: [start, end], kind: 'bytes', rfc: RFC };
}
