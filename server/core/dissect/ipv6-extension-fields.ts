/** The field tables of IPv6's extension headers (RFC 8200 §4). */

import type { FieldSpec } from './field.ts';
import { IP_PROTOCOLS } from './ip-protocols.ts';
import type { FixedField } from './fixed-field.ts';

const RFC = 'RFC 8200 §4';

/** What options headers begin with. */
export function optionsHeader(protocol: 'ipv6.hopopts' | 'ipv6.dstopts'): readonly FixedField[] {
  return OPTIONS_HEADERS[protocol];
}

/** A routing header's fixed part. */
export const ROUTING: readonly FixedField[] = [
  ...extensionHeader('ipv6.routing', 'RFC 8200 §4.4'),
  {
    key: 'ipv6.routing.type',
    at: [2, 3],
    names: { 0: 'source route (deprecated)', 2: 'mobile IPv6', 3: 'RPL', 4: 'segment routing' },
    rfc: 'RFC 8200 §4.4',
    meaning: { en: 'Which kind of routing', zh: '路由的种类' },
  },
  {
    key: 'ipv6.routing.segleft',
    at: [3, 4],
    rfc: 'RFC 8200 §4.4',
    meaning: {
      en: 'How many listed nodes are still to be visited',
      zh: '列表中还有多少个节点要经过',
    },
  },
];

/** The addresses of a routing header, by type. */
export const ROUTING_ADDRESS: Readonly<Record<number, FixedField>> = {
  0: address('ipv6.routing.src.addr'),
  2: address('ipv6.routing.mipv6.home_address'),
  4: address('ipv6.routing.srh.addr'),
};

/** A fragment header. */
export const FRAGMENT: readonly FixedField[] = [
  {
    key: 'ipv6.fraghdr.nxt',
    at: [0, 1],
    names: IP_PROTOCOLS,
    rfc: 'RFC 8200 §4.5',
    meaning: { en: 'What the whole packet carries', zh: '原分组里装的是什么' },
  },
  {
    key: 'ipv6.fraghdr.reserved_octet',
    at: [1, 2],
    rfc: 'RFC 8200 §4.5',
    meaning: { en: 'Reserved: 0', zh: '保留：应为 0' },
  },
  {
    key: 'ipv6.fraghdr.offset',
    at: [2, 4],
    bits: { start: 0, end: 13 },
    rfc: 'RFC 8200 §4.5',
    meaning: {
      en: "Where this fragment's data belongs, in units of 8 bytes",
      zh: '此分片数据在原分组中的位置（以 8 字节计）',
    },
  },
  {
    key: 'ipv6.fraghdr.reserved_bits',
    at: [2, 4],
    bits: { start: 13, end: 15 },
    rfc: 'RFC 8200 §4.5',
    meaning: { en: 'Reserved: 0', zh: '保留：应为 0' },
  },
  {
    key: 'ipv6.fraghdr.more',
    at: [2, 4],
    bits: { start: 15, end: 16 },
    rfc: 'RFC 8200 §4.5',
    meaning: { en: 'Set: more fragments follow', zh: '置位：后面还有分片' },
  },
  {
    key: 'ipv6.fraghdr.ident',
    at: [4, 8],
    hexDigits: 8,
    rfc: 'RFC 8200 §4.5',
    meaning: { en: 'Tells which fragments belong together', zh: '标识：说明哪些分片属于同一分组' },
  },
];

/** The header's length worked out in bytes; its key is the protocol's. */
export const LENGTH_BYTES: Omit<FieldSpec, 'key'> = {
  depth: 1,
  unit: 'bytes',
  rfc: RFC,
  meaning: { en: 'The same in bytes, worked out', zh: '换算成字节' },
};

/** An option's type. */
export const OPTION_TYPE: readonly FixedField[] = [
  {
    key: 'ipv6.opt.type',
    at: [0, 1],
    depth: 1,
    hexDigits: 2,
    names: {
      0: 'Pad1',
      1: 'PadN',
      4: 'tunnel encapsulation limit',
      5: 'router alert',
      0x26: 'quick start',
      0x63: 'RPL',
      0xc2: 'jumbo payload',
      0xc9: 'home address',
    },
    rfc: 'RFC 8200 §4.2',
    meaning: { en: 'Which option', zh: '哪个选项' },
  },
];

/** An option's length. */
export const OPTION_HEADER: readonly FixedField[] = [
  {
    key: 'ipv6.opt.length',
    at: [1, 2],
    depth: 2,
    unit: 'bytes',
    rfc: 'RFC 8200 §4.2',
    meaning: { en: "Length of the option's data", zh: '选项数据的长度' },
  },
];

/** Options whose data is one number or address, by type. */
export const OPTION_BODIES: Readonly<Record<number, FixedField>> = {
  4: {
    key: 'ipv6.opt.tel',
    at: [0, 1],
    depth: 2,
    rfc: 'RFC 2473 §4.1.1',
    meaning: { en: 'How many more times it may be wrapped', zh: '还可再封装几层' },
  },
  5: {
    key: 'ipv6.opt.router_alert',
    at: [0, 2],
    depth: 2,
    rfc: 'RFC 2711 §2.1',
    meaning: {
      en: 'Asks every router on the way to look at the packet',
      zh: '请沿途每个路由器都检查此分组',
    },
  },
  0xc2: {
    key: 'ipv6.opt.jumbo',
    at: [0, 4],
    depth: 2,
    unit: 'bytes',
    rfc: 'RFC 2675 §2',
    meaning: { en: 'Length of a packet beyond 65535 bytes', zh: '超过 65535 字节的分组的长度' },
  },
  0xc9: {
    key: 'ipv6.opt.mipv6.home_address',
    at: [0, 16],
    kind: 'ipv6',
    depth: 2,
    rfc: 'RFC 6275 §6.3',
    meaning: { en: "The mobile host's home address", zh: '移动主机的归属地址' },
  },
};

/** The data of any other option. */
export const OPTION_DATA: FieldSpec = {
  key: 'ipv6.opt.unknown',
  depth: 2,
  rfc: 'RFC 8200 §4.2',
  meaning: { en: "The option's data", zh: '选项的数据' },
};

function address(key: string): FixedField {
  return {
    key,
    at: [0, 16],
    kind: 'ipv6',
    depth: 1,
    rfc: 'RFC 8200 §4.4',
    meaning: { en: 'A node on the way', zh: '途经的节点' },
  };
}

function extensionHeader(protocol: string, rfc: string): readonly FixedField[] {
  return [
    {
      key: `${protocol}.nxt`,
      at: [0, 1],
      names: IP_PROTOCOLS,
      rfc,
      meaning: { en: 'What comes after this header', zh: '此首部之后是什么' },
    },
    {
      key: `${protocol}.len`,
      at: [1, 2],
      rfc,
      meaning: {
        en: 'Length in units of 8 bytes, the first 8 not counted',
        zh: '长度（以 8 字节计，不含最初的 8 字节）',
      },
    },
  ];
}

const OPTIONS_HEADERS = {
  'ipv6.hopopts': extensionHeader('ipv6.hopopts', 'RFC 8200 §4.3'),
  'ipv6.dstopts': extensionHeader('ipv6.dstopts', 'RFC 8200 §4.6'),
} as const;
