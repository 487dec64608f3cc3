/** The dissector: bytes and link type in; layers of explained fields and a list of issues out. */

import type { Bilingual, Dissection } from './field.ts';
import { dissectArp } from './arp.ts';
import { addTrailer, dissectEthernet } from './ethernet.ts';
import { dissectIcmp } from './icmp.ts';
import { dissectIcmpv6 } from './icmpv6.ts';
import { dissectIgmp } from './igmp.ts';
import { dissectIpv4 } from './ipv4.ts';
import {
  dissectDestination,
  dissectFragment,
  dissectHopByHop,
  dissectRouting,
} from './ipv6-extensions.ts';
import { dissectIpv6 } from './ipv6.ts';
import { dissectLlc } from './llc.ts';
import { dissectLoop, dissectNull, dissectRaw } from './loopback.ts';
import type { Reassembler } from './reassembly.ts';
import { dissectSll, dissectSll2 } from './sll.ts';
import type { Dissector, DissectorName, Step } from './step.ts';
import { dissectTcp } from './tcp.ts';
import { dissectUdp } from './udp.ts';
import { dissectProviderTag, dissectVlan } from './vlan.ts';
import { addIssue, type Walk } from './walk.ts';

export { Reassembler } from './reassembly.ts';
export type { Bilingual, BitRange, Dissection, Field, FieldValue, Issue, Layer } from './field.ts';

/** Link types (tcpdump.org/linktypes) that are read. */
export const LINK_TYPE = {
  null: 0,
  ethernet: 1,
  raw: 101,
  loop: 108,
  sll: 113,
  ipv4: 228,
  ipv6: 229,
  sll2: 276,
} as const;

export interface DissectOptions {
  /** The frame's length on the wire, where the capture kept less; the bytes' own length where left out. */
  readonly wireLengthBytes?: number;
  /** Bytes of frame check sequence at the end of an Ethernet frame; 0 where left out. */
  readonly fcsBytes?: number;
  /** Puts IP fragments together across calls; without it each packet stands by itself. */
  readonly reassembler?: Reassembler;
}

/** Layers within one packet; past it something is wrapped in itself. */
const MAX_LAYERS = 32;

/**
 * Dissects one packet. Never throws and never loops: what cannot be read is an issue, and all that was
 * read before it is kept. An unknown link type gives no layer and one issue.
 *
 * @example dissect(frame, LINK_TYPE.ethernet).layers.map((layer) => layer.protocol) // ['eth', 'ip', 'tcp']
 */
export function dissect(
  bytes: Uint8Array,
  linkType: number,
  options: DissectOptions = {},
): Dissection {
  const walk = openWalk(bytes, options.reassembler ?? null);
  const wireEnd = Math.max(bytes.length, options.wireLengthBytes ?? 0);
  const fcsBytes = linkType === LINK_TYPE.ethernet ? (options.fcsBytes ?? 0) : 0;
  const dataEnd = Math.max(0, wireEnd - fcsBytes);
  const dissector = firstDissector(linkType);
  if (dissector === null) {
    addIssue(walk, 'unknown-link-type', UNKNOWN_LINK_TYPE, { start: 0, end: bytes.length });
    return result(walk);
  }
  const span = { start: 0, end: Math.min(bytes.length, dataEnd), wireEnd: dataEnd };
  run(walk, { dissector, span });
  if (walk.ethernet !== null && walk.layers[0]?.source === 'frame') {
    const packetEnd = walk.packetEnd ?? dataEnd;
    const whole = { ...walk, bytes };
    addTrailer(whole, walk.ethernet, packetEnd, Math.min(bytes.length, wireEnd));
  }
  return result(walk);
}

function result({ layers, issues, reassembled }: Walk): Dissection {
  return { layers, issues, reassembled };
}

function openWalk(bytes: Uint8Array, reassembler: Reassembler | null): Walk {
  return {
    bytes,
    source: 'frame',
    isQuoted: false,
    network: null,
    reassembled: null,
    ethernet: null,
    packetEnd: null,
    reassembler,
    layers: [],
    issues: [],
  };
}

/** Follows the steps from layer to layer. */
function run(walk: Walk, first: Step): void {
  let step: Step | null = first;
  for (let depth = 0; step !== null; depth++) {
    if (depth === MAX_LAYERS) {
      addIssue(walk, 'too-deep', TOO_DEEP, { start: step.span.start, end: step.span.end });
      return;
    }
    step = DISSECTORS[step.dissector](walk, step.span);
  }
}

function firstDissector(linkType: number): DissectorName | null {
  return FIRST.get(linkType) ?? null;
}

const DISSECTORS: Readonly<Record<DissectorName, Dissector>> = {
  eth: dissectEthernet,
  vlan: dissectVlan,
  ieee8021ad: dissectProviderTag,
  llc: dissectLlc,
  sll: dissectSll,
  sll2: dissectSll2,
  null: dissectNull,
  loop: dissectLoop,
  raw: dissectRaw,
  arp: dissectArp,
  ip: dissectIpv4,
  ipv6: dissectIpv6,
  'ipv6.hopopts': dissectHopByHop,
  'ipv6.dstopts': dissectDestination,
  'ipv6.routing': dissectRouting,
  'ipv6.fraghdr': dissectFragment,
  icmp: dissectIcmp,
  icmpv6: dissectIcmpv6,
  igmp: dissectIgmp,
  tcp: dissectTcp,
  udp: dissectUdp,
};

/** By link type; 12 and 14 are what BSDs wrote for raw IP. */
const FIRST: ReadonlyMap<number, DissectorName> = new Map([
  [LINK_TYPE.null, 'null'],
  [LINK_TYPE.ethernet, 'eth'],
  [12, 'raw'],
  [14, 'raw'],
  [LINK_TYPE.raw, 'raw'],
  [LINK_TYPE.loop, 'loop'],
  [LINK_TYPE.sll, 'sll'],
  [LINK_TYPE.ipv4, 'ip'],
  [LINK_TYPE.ipv6, 'ipv6'],
  [LINK_TYPE.sll2, 'sll2'],
]);

const UNKNOWN_LINK_TYPE: Bilingual = {
  en: 'this kind of link is not read here; its packets show as bytes only',
  zh: '不支持此链路类型，其报文只能按字节显示',
};
const TOO_DEEP: Bilingual = {
  en: 'more layers than any real packet has; the rest is left unread',
  zh: '层数超过任何真实报文，其余不再解析',
};
