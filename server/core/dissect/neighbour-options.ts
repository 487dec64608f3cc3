/** The options of neighbour discovery (RFC 4861 §4.6, RFC 8106, RFC 4191): type, length in units of 8 bytes, data. */

import { macText } from '../address-text.ts';
import { toHex, u8 } from '../bytes.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import type { FixedField } from './fixed-field.ts';
import {
  addField,
  addIssue,
  cutShort,
  innerSpan,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const RFC = 'RFC 4861 §4.6';
const UNIT_BYTES = 8;
const MAC_OPTION_BYTES = 8;
const KIND = { redirected: 4, dns: 25 } as const;
const REDIRECTED_HEADER_BYTES = 8;

const HEADER: readonly FixedField[] = [
  {
    key: 'icmpv6.opt.type',
    at: [0, 1],
    names: {
      1: 'source link-layer address',
      2: 'target link-layer address',
      3: 'prefix information',
      4: 'redirected header',
      5: 'MTU',
      14: 'nonce',
      24: 'route information',
      25: 'recursive DNS server',
      31: 'DNS search list',
    },
    rfc: RFC,
    meaning: { en: 'Which option', zh: '哪个选项' },
  },
  {
    key: 'icmpv6.opt.length',
    at: [1, 2],
    depth: 1,
    rfc: RFC,
    meaning: { en: 'Length of the option in units of 8 bytes', zh: '选项长度（以 8 字节计）' },
  },
];

const ADDRESS: Readonly<Record<number, FieldSpec>> = {
  1: {
    key: 'icmpv6.opt.src_linkaddr',
    depth: 1,
    rfc: 'RFC 4861 §4.6.1',
    meaning: { en: "The sender's link address", zh: '发送方的链路层地址' },
  },
  2: {
    key: 'icmpv6.opt.target_linkaddr',
    depth: 1,
    rfc: 'RFC 4861 §4.6.1',
    meaning: { en: "The target's link address", zh: '目标的链路层地址' },
  },
};

const BODIES: Readonly<Record<number, readonly FixedField[]>> = {
  3: [
    body('icmpv6.opt.prefix.length', 2, 3, { en: 'Bits of the prefix', zh: '前缀的位数' }),
    {
      ...body('icmpv6.opt.prefix.flag.l', 3, 4, {
        en: 'Set: the prefix is on this link',
        zh: '置位：该前缀在本链路上',
      }),
      bits: { start: 0, end: 1 },
    },
    {
      ...body('icmpv6.opt.prefix.flag.a', 3, 4, {
        en: 'Set: hosts may make addresses from it',
        zh: '置位：主机可用它自行生成地址',
      }),
      bits: { start: 1, end: 2 },
    },
    {
      ...body('icmpv6.opt.prefix.valid_lifetime', 4, 8, {
        en: 'How long it is valid',
        zh: '有效时间',
      }),
      unit: 's',
    },
    {
      ...body('icmpv6.opt.prefix.preferred_lifetime', 8, 12, {
        en: 'How long its addresses are preferred',
        zh: '优先使用时间',
      }),
      unit: 's',
    },
    { ...body('icmpv6.opt.prefix', 16, 32, { en: 'The prefix', zh: '前缀' }), kind: 'ipv6' },
  ],
  5: [
    {
      ...body('icmpv6.opt.mtu', 4, 8, {
        en: 'The MTU to use on this link',
        zh: '本链路应使用的 MTU',
      }),
      unit: 'bytes',
    },
  ],
  25: [
    {
      ...body('icmpv6.opt.rdnss.lifetime', 4, 8, {
        en: 'How long the servers may be used',
        zh: '这些服务器可用多久',
      }),
      unit: 's',
    },
  ],
};

const DNS_SERVER: FixedField = {
  ...body('icmpv6.opt.rdnss', 0, 16, { en: 'A DNS server', zh: 'DNS 服务器' }),
  kind: 'ipv6',
};

/**
 * Reads the options from `span.start` to its end; a length of 0 is an issue and ends the list. Gives the
 * packet that a redirected header option quotes, where there is one.
 */
export function readDiscoveryOptions(walk: Walk, layer: OpenLayer, span: Span): Span | null {
  let quoted: Span | null = null;
  let at = span.start;
  while (at < span.end) {
    if (!readTable(walk, layer, HEADER, span, at)) return quoted;
    const lengthBytes = u8(walk.bytes, at + 1) * UNIT_BYTES;
    if (lengthBytes === 0) {
      addIssue(walk, 'malformed', ZERO_LENGTH, { start: at + 1, end: at + 2 });
      return quoted;
    }
    const end = at + lengthBytes;
    readOption(walk, layer, {
      start: at,
      end: Math.min(end, span.end),
      wireEnd: Math.min(end, span.wireEnd),
    });
    if (u8(walk.bytes, at) === KIND.redirected) {
      quoted = innerSpan(span, at + REDIRECTED_HEADER_BYTES, lengthBytes - REDIRECTED_HEADER_BYTES);
    }
    if (end > span.end) {
      cutShort(walk, { ...span, start: at }, end);
      return quoted;
    }
    at = end;
  }
  if (span.end < span.wireEnd) cutShort(walk, { ...span, start: span.end }, span.wireEnd);
  return quoted;
}

function readOption(walk: Walk, layer: OpenLayer, span: Span): void {
  const kind = u8(walk.bytes, span.start);
  const address = ADDRESS[kind];
  if (address !== undefined) {
    addAddress(walk, layer, span, address);
    return;
  }
  const table = BODIES[kind];
  if (table === undefined || !readTable(walk, layer, table, span)) return;
  if (kind !== KIND.dns) return;
  for (let at = span.start + 8; at + 16 <= span.end; at += 16) {
    readTable(walk, layer, [DNS_SERVER], span, at);
  }
}

function addAddress(walk: Walk, layer: OpenLayer, span: Span, spec: FieldSpec): void {
  const range = { start: span.start + 2, end: span.end };
  const isMac = span.wireEnd - span.start === MAC_OPTION_BYTES && range.end - range.start === 6;
  const value = isMac
    ? macText(walk.bytes, range.start)
    : toHex(walk.bytes.subarray(range.start, range.end));
  if (range.start < range.end) addField(layer, spec, value, range);
}

function body(key: string, start: number, end: number, meaning: Bilingual): FixedField {
  return { key, at: [start, end], depth: 1, rfc: RFC, meaning };
}

const ZERO_LENGTH: Bilingual = {
  en: 'an option of length 0 would never end',
  zh: '长度为 0 的选项永远不会结束',
};
