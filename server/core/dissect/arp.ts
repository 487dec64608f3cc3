/** ARP and RARP (RFC 826, RFC 903). */

import { ipv4Text, macText } from '../address-text.ts';
import { toHex, u16, u8 } from '../bytes.ts';
import { ETHER_TYPES } from './ether-types.ts';
import type { Bilingual } from './field.ts';
import type { FixedField } from './fixed-field.ts';
import {
  addField,
  closeLayer,
  cutShort,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const RFC = 'RFC 826';
const FIXED_BYTES = 8;
const TITLE: Bilingual = { en: 'Address Resolution Protocol', zh: '地址解析协议 ARP' };

const FIXED: readonly FixedField[] = [
  {
    key: 'arp.hw.type',
    at: [0, 2],
    names: { 1: 'Ethernet', 6: 'IEEE 802' },
    rfc: RFC,
    meaning: { en: 'Kind of link address', zh: '链路层地址的类型' },
  },
  {
    key: 'arp.proto.type',
    at: [2, 4],
    hexDigits: 4,
    names: ETHER_TYPES,
    rfc: RFC,
    meaning: { en: 'Kind of network address', zh: '网络层地址的类型' },
  },
  {
    key: 'arp.hw.size',
    at: [4, 5],
    unit: 'bytes',
    rfc: RFC,
    meaning: { en: 'Length of a link address', zh: '链路层地址的长度' },
  },
  {
    key: 'arp.proto.size',
    at: [5, 6],
    unit: 'bytes',
    rfc: RFC,
    meaning: { en: 'Length of a network address', zh: '网络层地址的长度' },
  },
  {
    key: 'arp.opcode',
    at: [6, 8],
    names: { 1: 'request', 2: 'reply', 3: 'RARP request', 4: 'RARP reply' },
    rfc: RFC,
    meaning: { en: 'Question or answer', zh: '是询问还是应答' },
  },
];

const MEANING = {
  senderHardware: { en: "The sender's link address", zh: '发送方的链路层地址' },
  senderProtocol: { en: "The sender's network address", zh: '发送方的网络层地址' },
  targetHardware: {
    en: 'The link address asked for; zeros in a question',
    zh: '所询问的链路层地址；询问时全为零',
  },
  targetProtocol: { en: 'Whose link address is asked for', zh: '询问的是谁的链路层地址' },
} as const satisfies Record<string, Bilingual>;

/** Reads an ARP packet; addresses of other kinds than Ethernet and IPv4 show as bytes. */
export function dissectArp(walk: Walk, span: Span): null {
  const layer = openLayer('arp', TITLE, span.start);
  let end = span.start + FIXED_BYTES;
  if (readTable(walk, layer, FIXED, span)) {
    end = readAddresses(walk, layer, span);
    walk.packetEnd ??= end;
  }
  closeLayer(walk, layer, Math.min(end, span.end), { start: Math.min(end, span.end), end: 0 });
  return null;
}

function readAddresses(walk: Walk, layer: OpenLayer, span: Span): number {
  const { bytes } = walk;
  const kinds = {
    hardware: u8(bytes, span.start + 4),
    isMac: [1, 6].includes(u16(bytes, span.start)) && u8(bytes, span.start + 4) === 6,
    protocol: u8(bytes, span.start + 5),
    isIpv4: u16(bytes, span.start + 2) === 0x0800 && u8(bytes, span.start + 5) === 4,
  };
  const rows = [
    ['arp.src.hw', MEANING.senderHardware, 'hardware'],
    ['arp.src.proto', MEANING.senderProtocol, 'protocol'],
    ['arp.dst.hw', MEANING.targetHardware, 'hardware'],
    ['arp.dst.proto', MEANING.targetProtocol, 'protocol'],
  ] as const;
  let at = span.start + FIXED_BYTES;
  for (const [key, meaning, kind] of rows) {
    const start = at;
    const end = start + kinds[kind];
    if (end > span.end) {
      cutShort(walk, span, end);
      return span.end;
    }
    if (end === start) continue;
    const isMac = kind === 'hardware' && kinds.isMac;
    const isIpv4 = kind === 'protocol' && kinds.isIpv4;
    const suffix = isMac ? '_mac' : isIpv4 ? '_ipv4' : '';
    const value = addressText(bytes.subarray(start, end), suffix);
    addField(layer, { key: `${key}${suffix}`, meaning, rfc: RFC }, value, { start, end });
    at = end;
  }
  return at;
}

function addressText(bytes: Uint8Array, kind: '_mac' | '_ipv4' | ''): string {
  if (kind === '_mac') return macText(bytes, 0);
  return kind === '_ipv4' ? ipv4Text(bytes, 0) : toHex(bytes);
}
