/** IPv6 extension headers (RFC 8200 §4): options, routing, fragments. */

import { onesSum } from '../checksum.ts';
import { toHex, u16, u32, u8 } from '../bytes.ts';
import type { Bilingual } from './field.ts';
import { ipProtocolStep } from './ip-protocols.ts';
import {
  FRAGMENT,
  LENGTH_BYTES,
  OPTION_BODIES,
  OPTION_DATA,
  OPTION_HEADER,
  OPTION_TYPE,
  optionsHeader,
  ROUTING,
  ROUTING_ADDRESS,
} from './ipv6-extension-fields.ts';
import { reassemble } from './reassembly-step.ts';
import type { Dissector, Step } from './step.ts';
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

const FRAGMENT_BYTES = 8;
const PAD_1 = 0;
/** A mobile host's own address: it stands in the pseudo-header for the source (RFC 6275 §9.3.1). */
const HOME_ADDRESS = 0xc9;
const ADDRESS_BYTES = 16;
/** Routing types whose addresses follow a fixed part: source route, mobile IPv6, segment routing. */
const ROUTING_TYPE = { source: 0, mobile: 2, segments: 4 } as const;

/** Reads a hop-by-hop options header (RFC 8200 §4.3). */
export const dissectHopByHop: Dissector = (walk, span) =>
  dissectOptions(walk, span, 'ipv6.hopopts', HOP_BY_HOP_TITLE);

/** Reads a destination options header (RFC 8200 §4.6). */
export const dissectDestination: Dissector = (walk, span) =>
  dissectOptions(walk, span, 'ipv6.dstopts', DESTINATION_TITLE);

/** Reads a routing header (RFC 8200 §4.4). */
export const dissectRouting: Dissector = (walk, span) => {
  const layer = openLayer('ipv6.routing', ROUTING_TITLE, span.start);
  const headerEnd = span.start + extensionBytes(walk, span);
  const isWhole = readTable(walk, layer, ROUTING, span);
  if (isWhole) {
    addLength(walk, layer, span);
    readRoutingAddresses(walk, layer, {
      ...span,
      end: Math.min(headerEnd, span.end),
      wireEnd: headerEnd,
    });
  }
  return finish(walk, layer, span, headerEnd, isWhole);
};

/** Reads a fragment header; a datagram goes on when its last fragment is in (RFC 8200 §4.5). */
export const dissectFragment: Dissector = (walk, span) => {
  const layer = openLayer('ipv6.fraghdr', FRAGMENT_TITLE, span.start);
  const headerEnd = span.start + FRAGMENT_BYTES;
  const isWhole = readTable(walk, layer, FRAGMENT, span);
  const payload = innerSpan(span, headerEnd);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!isWhole) return null;
  const nextHeader = u8(walk.bytes, span.start);
  const offsetBytes = u16(walk.bytes, span.start + 2) & 0xfff8;
  const moreFollow = (u8(walk.bytes, span.start + 3) & 1) !== 0;
  // An atomic fragment is whole by itself (RFC 6946).
  if (offsetBytes === 0 && !moreFollow) return ipProtocolStep(nextHeader, payload);
  const key = fragmentKey(walk, u32(walk.bytes, span.start + 4));
  if (walk.network !== null) walk.network = { ...walk.network, isFragment: true };
  const whole = reassemble(walk, payload, { key, offsetBytes, moreFollow });
  if (whole === 'waiting') return null;
  if (whole !== 'apart') return ipProtocolStep(nextHeader, whole);
  return offsetBytes === 0 ? ipProtocolStep(nextHeader, payload) : null;
};

function dissectOptions(
  walk: Walk,
  span: Span,
  protocol: 'ipv6.hopopts' | 'ipv6.dstopts',
  title: Bilingual,
): Step | null {
  const layer = openLayer(protocol, title, span.start);
  const headerEnd = span.start + extensionBytes(walk, span);
  const isWhole = readTable(walk, layer, optionsHeader(protocol), span);
  if (isWhole) {
    addLength(walk, layer, span);
    readOptions(walk, layer, {
      start: span.start + 2,
      end: Math.min(headerEnd, span.end),
      wireEnd: headerEnd,
    });
  }
  return finish(walk, layer, span, headerEnd, isWhole);
}

function finish(
  walk: Walk,
  layer: OpenLayer,
  span: Span,
  headerEnd: number,
  isWhole: boolean,
): Step | null {
  const payload = innerSpan(span, headerEnd);
  closeLayer(walk, layer, Math.min(headerEnd, span.end), payload);
  if (!isWhole) return null;
  if (headerEnd > span.wireEnd) {
    addIssue(walk, 'bad-length', LONG, { start: span.start + 1, end: span.start + 2 });
  }
  return headerEnd > span.end ? null : ipProtocolStep(u8(walk.bytes, span.start), payload);
}

/** The length byte counts units of 8 bytes beyond the first (RFC 8200 §4.3). */
function extensionBytes(walk: Walk, span: Span): number {
  return (u8(walk.bytes, span.start + 1) + 1) * 8;
}

function addLength(walk: Walk, layer: OpenLayer, span: Span): void {
  const spec = { ...LENGTH_BYTES, key: `${layer.protocol}.len_oct` };
  addField(layer, spec, extensionBytes(walk, span), { start: span.start + 1, end: span.start + 2 });
}

/** Options of type, length, data; Pad1 is a single byte (RFC 8200 §4.2). */
function readOptions(walk: Walk, layer: OpenLayer, span: Span): void {
  let at = span.start;
  while (at < span.end) {
    const type = u8(walk.bytes, at);
    readTable(walk, layer, OPTION_TYPE, span, at);
    if (type === PAD_1) {
      at += 1;
      continue;
    }
    if (!readTable(walk, layer, OPTION_HEADER, span, at)) return;
    const dataBytes = u8(walk.bytes, at + 1);
    const data = { start: at + 2, end: at + 2 + dataBytes };
    const body = OPTION_BODIES[type];
    if (body !== undefined && body.at[1] === dataBytes)
      readTable(walk, layer, [body], span, data.start);
    else if (data.end <= span.end && dataBytes > 0) {
      addField(layer, OPTION_DATA, toHex(walk.bytes.subarray(data.start, data.end)), data);
    }
    if (type === HOME_ADDRESS && dataBytes === ADDRESS_BYTES)
      replaceAddress(walk, 'source', data.start);
    at = data.end;
  }
}

function readRoutingAddresses(walk: Walk, layer: OpenLayer, span: Span): void {
  const type = u8(walk.bytes, span.start + 2);
  const segmentsLeft = u8(walk.bytes, span.start + 3);
  const spec = ROUTING_ADDRESS[type];
  if (spec === undefined) return;
  for (let at = 8; span.start + at + ADDRESS_BYTES <= span.end; at += ADDRESS_BYTES) {
    readTable(walk, layer, [spec], span, span.start + at);
  }
  if (segmentsLeft === 0 || span.end - span.start < 8 + ADDRESS_BYTES) return;
  // The pseudo-header has the final destination: the last address, or the first segment (RFC 8200 §8.1, RFC 8754 §2).
  const last = type === ROUTING_TYPE.segments ? span.start + 8 : span.end - ADDRESS_BYTES;
  replaceAddress(walk, 'destination', last);
}

/** Puts the address at `at` into the pseudo-header in place of the source or the destination. */
function replaceAddress(walk: Walk, which: 'source' | 'destination', at: number): void {
  const { bytes, network } = walk;
  if (network?.addresses === undefined) return;
  const from = which === 'source' ? 0 : ADDRESS_BYTES;
  const gone = onesSum(network.addresses, from, from + ADDRESS_BYTES);
  const come = onesSum(bytes, at, at + ADDRESS_BYTES);
  walk.network = { ...network, addressSum: network.addressSum - gone + come };
}

/** Fragments of one packet share addresses and identification (RFC 8200 §4.5). */
function fragmentKey(walk: Walk, identification: number): string {
  const text = toHex(walk.network?.addresses ?? new Uint8Array(0));
  return `6 ${text} ${identification}`;
}

const HOP_BY_HOP_TITLE: Bilingual = { en: 'IPv6 hop-by-hop options', zh: 'IPv6 逐跳选项' };
const DESTINATION_TITLE: Bilingual = { en: 'IPv6 destination options', zh: 'IPv6 目的选项' };
const ROUTING_TITLE: Bilingual = { en: 'IPv6 routing header', zh: 'IPv6 路由首部' };
const FRAGMENT_TITLE: Bilingual = { en: 'IPv6 fragment header', zh: 'IPv6 分片首部' };
const LONG: Bilingual = {
  en: 'the extension header goes past the end of the packet',
  zh: '扩展首部超出了分组的末尾',
};
