/** Linux cooked captures, what `tcpdump -i any` writes: LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2 (tcpdump.org/linktypes). */

import { u16, u8 } from '../bytes.ts';
import { ipv4Text, macText } from '../address-text.ts';
import { toHex } from '../bytes.ts';
import { ETHER_TYPES, etherTypeStep } from './ether-types.ts';
import { MIN_ETHER_TYPE } from './ethernet.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import type { Step } from './step.ts';
import type { FixedField } from './fixed-field.ts';
import {
  addField,
  closeLayer,
  innerSpan,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

const SLL = 'LINKTYPE_LINUX_SLL';
const SLL2 = 'LINKTYPE_LINUX_SLL2';
const TITLE: Bilingual = { en: 'Linux cooked capture', zh: 'Linux 混合捕获' };
/** "Protocol" 4: an 802.2 LLC header follows. */
const P_802_2 = 4;
/** On netlink interfaces the protocol is a netlink family, no EtherType. */
const ARPHRD_NETLINK = 824;
const ADDRESS_ROOM_BYTES = 8;

const PACKET_TYPES = {
  0: 'to us',
  1: 'broadcast',
  2: 'multicast',
  3: 'to another host',
  4: 'sent by us',
} as const;

const MEANING = {
  packetType: { en: 'Which way it went, seen from the capturing host', zh: '从抓包主机看的方向' },
  hardwareType: { en: 'Kind of interface (ARPHRD number)', zh: '接口类型（ARPHRD 编号）' },
  addressLength: {
    en: "Length of the sender's link address, bytes",
    zh: '发送方链路层地址的字节数',
  },
  address: { en: "The sender's link address", zh: '发送方的链路层地址' },
  unused: { en: 'Room left over beside the address', zh: '地址之外未用的空间' },
  protocol: { en: 'What the packet carries', zh: '报文里装的是哪种协议' },
  interface: { en: 'Which interface of the capturing host', zh: '抓包主机上的接口编号' },
} as const satisfies Record<string, Bilingual>;

/** The fixed fields before the address, its place, and the protocol's place. */
interface Shape {
  readonly rfc: string;
  readonly headerBytes: number;
  readonly before: readonly FixedField[];
  readonly hardwareAt: number;
  readonly lengthAt: number;
  readonly lengthWidth: 1 | 2;
  readonly addressAt: number;
  readonly protocolAt: number;
}

const SHAPE_1: Shape = {
  rfc: SLL,
  headerBytes: 16,
  hardwareAt: 2,
  lengthAt: 4,
  lengthWidth: 2,
  addressAt: 6,
  protocolAt: 14,
  before: [
    {
      key: 'sll.pkttype',
      at: [0, 2],
      names: PACKET_TYPES,
      rfc: SLL,
      meaning: MEANING.packetType,
    },
    { key: 'sll.hatype', at: [2, 4], rfc: SLL, meaning: MEANING.hardwareType },
    { key: 'sll.halen', at: [4, 6], rfc: SLL, meaning: MEANING.addressLength },
  ],
};

const SHAPE_2: Shape = {
  rfc: SLL2,
  headerBytes: 20,
  hardwareAt: 8,
  lengthAt: 11,
  lengthWidth: 1,
  addressAt: 12,
  protocolAt: 0,
  before: [
    { key: 'sll.ifindex', at: [4, 8], rfc: SLL2, meaning: MEANING.interface },
    { key: 'sll.hatype', at: [8, 10], rfc: SLL2, meaning: MEANING.hardwareType },
    {
      key: 'sll.pkttype',
      at: [10, 11],
      names: PACKET_TYPES,
      rfc: SLL2,
      meaning: MEANING.packetType,
    },
    { key: 'sll.halen', at: [11, 12], rfc: SLL2, meaning: MEANING.addressLength },
  ],
};

/** Reads a version 1 header, 16 bytes. */
export function dissectSll(walk: Walk, span: Span): Step | null {
  return dissectCooked(walk, span, SHAPE_1);
}

/** Reads a version 2 header, 20 bytes. */
export function dissectSll2(walk: Walk, span: Span): Step | null {
  return dissectCooked(walk, span, SHAPE_2);
}

function dissectCooked(walk: Walk, span: Span, shape: Shape): Step | null {
  const layer = openLayer('sll', TITLE, span.start);
  const protocol = u16(walk.bytes, span.start + shape.protocolAt);
  const headerEnd = span.start + shape.headerBytes;
  const isWhole = readTable(walk, layer, shape.before, span);
  if (isWhole && headerEnd <= span.end) addAddress(walk, layer, span, shape);
  const hasProtocol = isWhole && readTable(walk, layer, protocolTable(shape, protocol), span);
  const payload = innerSpan(span, headerEnd);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!hasProtocol || headerEnd > span.end) return null;
  if (u16(walk.bytes, span.start + shape.hardwareAt) === ARPHRD_NETLINK) return null;
  if (protocol === P_802_2) return { dissector: 'llc', span: payload };
  return protocol < MIN_ETHER_TYPE ? null : etherTypeStep(protocol, payload);
}

function addAddress(walk: Walk, layer: OpenLayer, span: Span, shape: Shape): void {
  const { bytes } = walk;
  const lengthAt = span.start + shape.lengthAt;
  const claimed = shape.lengthWidth === 1 ? u8(bytes, lengthAt) : u16(bytes, lengthAt);
  const length = Math.min(claimed, ADDRESS_ROOM_BYTES);
  const start = span.start + shape.addressAt;
  const end = start + length;
  if (length > 0) {
    const spec = addressSpec(length, shape.rfc);
    const value =
      length === 6
        ? macText(bytes, start)
        : length === 4
          ? ipv4Text(bytes, start)
          : toHex(bytes.subarray(start, end));
    addField(layer, spec, value, { start, end });
  }
  if (length === ADDRESS_ROOM_BYTES) return;
  const rest = { start: end, end: start + ADDRESS_ROOM_BYTES };
  const spec = { key: 'sll.unused', rfc: shape.rfc, meaning: MEANING.unused };
  addField(layer, spec, toHex(bytes.subarray(rest.start, rest.end)), rest);
}

function addressSpec(lengthBytes: number, rfc: string): FieldSpec {
  const kind = lengthBytes === 6 ? 'eth' : lengthBytes === 4 ? 'ipv4' : 'other';
  return { key: `sll.src.${kind}`, rfc, meaning: MEANING.address };
}

function protocolTable(shape: Shape, protocol: number): readonly FixedField[] {
  return [
    {
      key: protocol < MIN_ETHER_TYPE ? 'sll.ltype' : 'sll.etype',
      at: [shape.protocolAt, shape.protocolAt + 2],
      hexDigits: 4,
      names: ETHER_TYPES,
      rfc: shape.rfc,
      meaning: MEANING.protocol,
    },
  ];
}
