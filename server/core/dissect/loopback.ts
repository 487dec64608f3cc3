/** Link headers that only say which IP follows: BSD null and loop (tcpdump.org/linktypes), and none at all. */

import { u32, u8 } from '../bytes.ts';
import { etherTypeStep } from './ether-types.ts';
import { MAX_802_3_LENGTH } from './ethernet.ts';
import type { Bilingual } from './field.ts';
import type { Step } from './step.ts';
import {
  addField,
  addIssue,
  closeLayer,
  cutShort,
  innerSpan,
  openLayer,
  type Span,
  type Walk,
} from './walk.ts';

const HEADER_BYTES = 4;
const TITLE: Bilingual = { en: 'Null/loopback', zh: '空/环回链路首部' };
const FAMILY = {
  key: 'null.family',
  rfc: 'LINKTYPE_NULL',
  meaning: {
    en: "Address family, numbered as the capturing system's socket.h does",
    zh: '地址族，编号取自抓包系统的 socket.h',
  },
} as const;

/** AF_INET is 2 everywhere; AF_INET6 is 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on macOS. */
const FAMILIES: Readonly<Record<number, 'ip' | 'ipv6'>> = {
  2: 'ip',
  24: 'ipv6',
  28: 'ipv6',
  30: 'ipv6',
};

/** Reads LINKTYPE_NULL: the family in the capturing host's own byte order, told by which order gives a small number. */
export function dissectNull(walk: Walk, span: Span): Step | null {
  const family = u32(walk.bytes, span.start);
  return dissectFamily(walk, span, family > 0xffff ? swap32(family) : family);
}

/** Reads LINKTYPE_LOOP: the same in network byte order. */
export function dissectLoop(walk: Walk, span: Span): Step | null {
  return dissectFamily(walk, span, u32(walk.bytes, span.start));
}

/** Raw IP: the first four bits say which version. */
export function dissectRaw(walk: Walk, span: Span): Step | null {
  if (span.start >= span.end) {
    cutShort(walk, span, span.start + 1);
    return null;
  }
  const version = u8(walk.bytes, span.start) >> 4;
  if (version === 4) return { dissector: 'ip', span };
  if (version === 6) return { dissector: 'ipv6', span };
  addIssue(walk, 'malformed', NEITHER_VERSION, { start: span.start, end: span.start + 1 });
  return null;
}

function dissectFamily(walk: Walk, span: Span, family: number): Step | null {
  const layer = openLayer('null', TITLE, span.start);
  const headerEnd = span.start + HEADER_BYTES;
  if (headerEnd > span.end) cutShort(walk, span, headerEnd);
  else addField(layer, FAMILY, family, { start: span.start, end: headerEnd });
  const payload = innerSpan(span, headerEnd);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (headerEnd > span.end) return null;
  // Some writers put an EtherType there.
  if (family > MAX_802_3_LENGTH) return etherTypeStep(family, payload);
  const dissector = FAMILIES[family];
  return dissector === undefined ? null : { dissector, span: payload };
}

function swap32(value: number): number {
  return (
    ((value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0
  );
}

const NEITHER_VERSION: Bilingual = {
  en: 'a raw IP packet begins with version 4 or 6; this one does not',
  zh: '裸 IP 报文应以版本号 4 或 6 开头，此报文不是',
};
