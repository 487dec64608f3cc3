/** Ethernet II and IEEE 802.3 frames (RFC 894, RFC 1042). */

import { u16 } from '../bytes.ts';
import { ETHER_TYPES, etherTypeStep } from './ether-types.ts';
import type { Bilingual, FieldSpec } from './field.ts';
import { toHex } from '../bytes.ts';
import type { Step } from './step.ts';
import type { FixedField } from './fixed-field.ts';
import {
  addField,
  addIssue,
  closeLayer,
  innerSpan,
  openLayer,
  readTable,
  type OpenLayer,
  type Span,
  type Walk,
} from './walk.ts';

/** Values up to this are a length (IEEE 802.3 §3.2.6). */
export const MAX_802_3_LENGTH = 1500;
/** Values from this on are an EtherType (IEEE 802.3 §3.2.6). */
export const MIN_ETHER_TYPE = 0x600;

const HEADER_BYTES = 14;
/** A frame this short, without its check sequence, had to be padded (IEEE 802.3 §3.2.8). */
const MIN_FRAME_BYTES = 60;
const RFC = 'RFC 894';
const TITLE: Bilingual = { en: 'Ethernet', zh: '以太网' };

const ADDRESSES: readonly FixedField[] = [
  {
    key: 'eth.dst',
    at: [0, 6],
    kind: 'mac',
    rfc: RFC,
    meaning: { en: 'Which network card the frame is for', zh: '此帧发给哪块网卡' },
  },
  {
    key: 'eth.src',
    at: [6, 12],
    kind: 'mac',
    rfc: RFC,
    meaning: { en: 'Which network card sent it', zh: '此帧由哪块网卡发出' },
  },
];

const TYPE: readonly FixedField[] = [
  {
    key: 'eth.type',
    at: [12, 14],
    hexDigits: 4,
    names: ETHER_TYPES,
    rfc: RFC,
    meaning: { en: 'What the frame carries', zh: '帧里装的是哪种协议' },
  },
];

const LENGTH: readonly FixedField[] = [
  {
    key: 'eth.len',
    at: [12, 14],
    unit: 'bytes',
    rfc: 'RFC 1042',
    meaning: { en: 'How many bytes of LLC data follow', zh: '其后 LLC 数据的字节数' },
  },
];

const NEITHER: readonly FixedField[] = [
  {
    key: 'eth.invalid_lentype',
    at: [12, 14],
    hexDigits: 4,
    rfc: RFC,
    meaning: {
      en: 'Too large for a length and too small for a type',
      zh: '作为长度太大，作为类型又太小',
    },
  },
];

const TRAILING = {
  padding: {
    key: 'eth.padding',
    rfc: 'RFC 894',
    meaning: { en: 'Filler up to the shortest frame allowed', zh: '凑足最短帧长的填充字节' },
  },
  trailer: {
    key: 'eth.trailer',
    rfc: 'RFC 894',
    meaning: {
      en: 'Bytes after the packet that belong to none of its layers',
      zh: '报文之后、不属于任何一层的字节',
    },
  },
  fcs: {
    key: 'eth.fcs',
    rfc: 'IEEE 802.3 §3.2.9',
    meaning: {
      en: 'Frame check sequence: a CRC over the frame',
      zh: '帧检验序列：整帧的 CRC 校验值',
    },
  },
} as const satisfies Record<string, FieldSpec>;

/** Reads the 14 bytes of header and goes on by type, or by LLC where the type is a length. */
export function dissectEthernet(walk: Walk, span: Span): Step | null {
  const layer = openLayer('eth', TITLE, span.start);
  const headerEnd = span.start + HEADER_BYTES;
  const typeOrLength = u16(walk.bytes, span.start + 12);
  const isType = typeOrLength > MAX_802_3_LENGTH || typeOrLength === 0;
  const isNeither = typeOrLength > MAX_802_3_LENGTH && typeOrLength < MIN_ETHER_TYPE;
  const word = isNeither ? NEITHER : isType ? TYPE : LENGTH;
  const isWhole = readTable(walk, layer, ADDRESSES, span) && readTable(walk, layer, word, span);
  walk.ethernet = { layer, span };
  const payload = isType
    ? innerSpan(span, headerEnd)
    : lengthSpan(walk, span, headerEnd, typeOrLength);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!isWhole) return null;
  if (!isType) return { dissector: 'llc', span: payload };
  return isNeither ? null : etherTypeStep(typeOrLength, payload);
}

/** The payload of an 802.3 frame, `lengthBytes` long; a length beyond the frame is an issue. */
export function lengthSpan(walk: Walk, outer: Span, start: number, lengthBytes: number): Span {
  if (start + lengthBytes > outer.wireEnd) {
    const range = { start: Math.max(outer.start, start - 2), end: start };
    addIssue(walk, 'malformed', LENGTH_PAST_END, range);
  }
  return innerSpan(outer, start, lengthBytes);
}

/** Gives the Ethernet layer the bytes after `dataEnd`: padding or trailer, and the check sequence. */
export function addTrailer(
  walk: Walk,
  ethernet: { readonly layer: OpenLayer; readonly span: Span },
  dataEnd: number,
  fcsEnd: number,
): void {
  const { layer, span } = ethernet;
  if (dataEnd < span.end) {
    const isPadding = span.wireEnd - span.start <= MIN_FRAME_BYTES;
    const spec = isPadding ? TRAILING.padding : TRAILING.trailer;
    const range = { start: dataEnd, end: span.end };
    addField(layer, spec, toHex(walk.bytes.subarray(range.start, range.end)), range);
  }
  if (span.wireEnd < fcsEnd) {
    const range = { start: span.wireEnd, end: fcsEnd };
    addField(layer, TRAILING.fcs, toHex(walk.bytes.subarray(range.start, range.end)), range);
  }
}

const LENGTH_PAST_END: Bilingual = {
  en: 'the length goes past the end of the frame',
  zh: '长度超出了帧的末尾',
};
