/** VLAN tags: IEEE 802.1Q, and IEEE 802.1ad around it (Q-in-Q). */

import { u16 } from '../bytes.ts';
import { ETHER_TYPES, etherTypeStep } from './ether-types.ts';
import { lengthSpan, MAX_802_3_LENGTH, MIN_ETHER_TYPE } from './ethernet.ts';
import type { Bilingual } from './field.ts';
import type { Dissector, Step } from './step.ts';
import type { FixedField } from './fixed-field.ts';
import { closeLayer, innerSpan, openLayer, readTable, type Span, type Walk } from './walk.ts';

const TAG_BYTES = 4;

/** Reads a customer tag (EtherType 0x8100). */
export const dissectVlan: Dissector = (walk, span) => dissectTag(walk, span, CUSTOMER);

/** Reads a provider's tag (EtherType 0x88a8). */
export const dissectProviderTag: Dissector = (walk, span) => dissectTag(walk, span, PROVIDER);

interface Tag {
  readonly protocol: 'vlan' | 'ieee8021ad';
  readonly title: Bilingual;
  readonly fields: readonly FixedField[];
  readonly type: readonly FixedField[];
  readonly length: readonly FixedField[];
}

const CUSTOMER = tag('vlan', 'IEEE 802.1Q §9.6', { en: '802.1Q VLAN tag', zh: '802.1Q VLAN 标签' });
const PROVIDER = tag('ieee8021ad', 'IEEE 802.1ad §9.6', {
  en: '802.1ad provider tag',
  zh: '802.1ad 运营商标签',
});

function dissectTag(walk: Walk, span: Span, tag: Tag): Step | null {
  const layer = openLayer(tag.protocol, tag.title, span.start);
  const headerEnd = span.start + TAG_BYTES;
  const typeOrLength = u16(walk.bytes, span.start + 2);
  const isType = typeOrLength > MAX_802_3_LENGTH;
  const isWhole =
    readTable(walk, layer, tag.fields, span) &&
    readTable(walk, layer, isType ? tag.type : tag.length, span);
  const payload = isType
    ? innerSpan(span, headerEnd)
    : lengthSpan(walk, span, headerEnd, typeOrLength);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!isWhole) return null;
  if (!isType) return { dissector: 'llc', span: payload };
  return typeOrLength < MIN_ETHER_TYPE ? null : etherTypeStep(typeOrLength, payload);
}

function tag(protocol: 'vlan' | 'ieee8021ad', rfc: string, title: Bilingual): Tag {
  return {
    protocol,
    title,
    fields: [
      {
        key: `${protocol}.priority`,
        at: [0, 2],
        bits: { start: 0, end: 3 },
        rfc,
        meaning: { en: 'How urgent the frame is, 0 to 7', zh: '帧的优先级，0 到 7' },
      },
      {
        key: `${protocol}.dei`,
        at: [0, 2],
        bits: { start: 3, end: 4 },
        rfc,
        meaning: {
          en: 'Set: drop this frame first when there is congestion',
          zh: '置位表示拥塞时可优先丢弃此帧',
        },
      },
      {
        key: `${protocol}.id`,
        at: [0, 2],
        bits: { start: 4, end: 16 },
        rfc,
        meaning: { en: 'Which virtual LAN the frame belongs to', zh: '此帧属于哪个虚拟局域网' },
      },
    ],
    type: [
      {
        key: `${protocol}.etype`,
        at: [2, 4],
        hexDigits: 4,
        names: ETHER_TYPES,
        rfc,
        meaning: { en: 'What the tagged frame carries', zh: '带标签的帧里装的是哪种协议' },
      },
    ],
    length: [
      {
        key: `${protocol}.len`,
        at: [2, 4],
        unit: 'bytes',
        rfc,
        meaning: { en: 'How many bytes of LLC data follow', zh: '其后 LLC 数据的字节数' },
      },
    ],
  };
}
