/** IEEE 802.2 logical link control and SNAP, as IP uses them (RFC 1042). */

import { u16, u8 } from '../bytes.ts';
import { ETHER_TYPES, etherTypeStep } from './ether-types.ts';
import type { Bilingual } from './field.ts';
import type { Step } from './step.ts';
import type { FixedField } from './fixed-field.ts';
import { closeLayer, innerSpan, openLayer, readTable, type Span, type Walk } from './walk.ts';

const RFC = 'RFC 1042';
const TITLE: Bilingual = { en: 'Logical link control', zh: '逻辑链路控制' };
/** Service access points: SNAP, and IP itself (RFC 1042, IEEE 802 Numbers). */
const SAP = { ip: 0x06, snap: 0xaa } as const;
/** The control byte of an unnumbered information frame (IEEE 802.2 §5.4). */
const UNNUMBERED_INFORMATION = 0x03;
/** The poll bit may be set in any of them. */
const POLL = 0x10;
/** Organisations under whose code an EtherType follows: RFC 1042's, and bridge tunnels (IEEE 802.1H). */
const ETHERNET_CODES: readonly number[] = [0x000000, 0x0000f8];

const POINTS: readonly FixedField[] = [
  {
    key: 'llc.dsap',
    at: [0, 1],
    hexDigits: 2,
    rfc: RFC,
    meaning: { en: 'Which protocol of the receiver it is for', zh: '交给接收方的哪个协议' },
  },
  {
    key: 'llc.ssap',
    at: [1, 2],
    hexDigits: 2,
    rfc: RFC,
    meaning: { en: 'Which protocol of the sender it comes from', zh: '来自发送方的哪个协议' },
  },
];

const CONTROL_MEANING: Bilingual = {
  en: 'Kind of frame: information, supervisory or unnumbered',
  zh: '帧的种类：信息帧、监控帧或无编号帧',
};
const SHORT_CONTROL: readonly FixedField[] = [
  { key: 'llc.control', at: [2, 3], hexDigits: 4, rfc: RFC, meaning: CONTROL_MEANING },
];
const LONG_CONTROL: readonly FixedField[] = [
  { key: 'llc.control', at: [2, 4], hexDigits: 4, rfc: RFC, meaning: CONTROL_MEANING },
];

const SNAP: readonly FixedField[] = [
  {
    key: 'llc.oui',
    at: [3, 6],
    hexDigits: 6,
    rfc: RFC,
    meaning: { en: 'Whose list the type is from', zh: '类型号由哪个组织定义' },
  },
  {
    key: 'llc.type',
    at: [6, 8],
    hexDigits: 4,
    names: ETHER_TYPES,
    rfc: RFC,
    meaning: { en: 'What the frame carries', zh: '帧里装的是哪种协议' },
  },
];

/** Reads the LLC header, with SNAP where it is there. */
export function dissectLlc(walk: Walk, span: Span): Step | null {
  const layer = openLayer('llc', TITLE, span.start);
  const control = u8(walk.bytes, span.start + 2);
  const isUnnumbered = (control & 3) === 3;
  const destination = u8(walk.bytes, span.start);
  const source = u8(walk.bytes, span.start + 1);
  const carriesData = (control & ~POLL) === UNNUMBERED_INFORMATION || (control & 1) === 0;
  const hasSnap = destination === SAP.snap && source === SAP.snap && isUnnumbered && carriesData;
  const headerEnd = span.start + (hasSnap ? 8 : isUnnumbered ? 3 : 4);
  const isWhole =
    readTable(walk, layer, POINTS, span) &&
    readTable(walk, layer, isUnnumbered ? SHORT_CONTROL : LONG_CONTROL, span) &&
    (!hasSnap || readTable(walk, layer, SNAP, span));
  const payload = innerSpan(span, headerEnd);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!isWhole) return null;
  if (hasSnap) {
    const code = (u8(walk.bytes, span.start + 3) << 16) | u16(walk.bytes, span.start + 4);
    const etherType = u16(walk.bytes, span.start + 6);
    return ETHERNET_CODES.includes(code) ? etherTypeStep(etherType, payload) : null;
  }
  return destination === SAP.ip && carriesData ? { dissector: 'ip', span: payload } : null;
}
