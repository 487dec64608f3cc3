/** Packets that people try on a connection, filled in from what is known of it. What the kernel does then is its own affair. */

import { craft, craftPacket } from '../craft.ts';
import type { IcmpDescription, TransportDescription } from '../craft-transport.ts';
import { TCP_FLAGS } from '../summary.ts';
import { seqAdd } from '../tcp/seq.ts';
import { toUtf8 } from '../pcapng/utf8.ts';
import type { ConnectionFacts } from './connection-facts.ts';

export type TemplateId =
  | 'rst-exact'
  | 'rst-window'
  | 'rst-outside'
  | 'syn'
  | 'old-duplicate'
  | 'data-next'
  | 'data-outside'
  | 'icmp-port'
  | 'icmp-mtu'
  | 'datagram';

export const TEMPLATES: Readonly<Record<ConnectionFacts['protocol'], readonly TemplateId[]>> = {
  tcp: [
    'rst-exact',
    'rst-window',
    'rst-outside',
    'syn',
    'old-duplicate',
    'data-next',
    'data-outside',
    'icmp-port',
    'icmp-mtu',
    'datagram',
  ],
  udp: ['datagram', 'icmp-port', 'icmp-mtu'],
};

/** So far beyond the window's end that no late packet opens it up to there. */
const FAR_OUTSIDE = 1_000_000;
/** The next-hop MTU that the forged "fragmentation needed" tells, bytes: above Linux's least, 552. */
export const FORGED_MTU_BYTES = 600;
const FORGED = toUtf8('forged');

/** The frame of a template toward `facts.target`; null where the connection has nothing to make it from yet. */
export function makeTemplate(id: TemplateId, facts: ConnectionFacts): Uint8Array | null {
  const { target } = facts;
  const inWindow = Math.max(1, Math.floor(target.windowBytes / 2));
  const outside = target.windowBytes + FAR_OUTSIDE;
  switch (id) {
    case 'rst-exact':
      return segment(facts, TCP_FLAGS.rst, target.expects);
    case 'rst-window':
      return segment(facts, TCP_FLAGS.rst, seqAdd(target.expects, inWindow));
    case 'rst-outside':
      return segment(facts, TCP_FLAGS.rst, seqAdd(target.expects, outside));
    case 'syn':
      return segment(facts, TCP_FLAGS.syn, seqAdd(target.expects, outside));
    case 'old-duplicate':
      return facts.source.oldData;
    case 'data-next':
      return segment(facts, DATA, target.expects, FORGED);
    case 'data-outside':
      return segment(facts, DATA, seqAdd(target.expects, outside), FORGED);
    case 'icmp-port':
      return message(facts, { 4: [3, 3], 6: [1, 4] }, 0);
    case 'icmp-mtu':
      return message(facts, { 4: [3, 4], 6: [2, 0] }, FORGED_MTU_BYTES);
    case 'datagram':
      return frame(facts, { type: 'udp', ...ports(facts), payload: FORGED });
  }
}

const DATA = TCP_FLAGS.ack | TCP_FLAGS.psh;

function segment(
  facts: ConnectionFacts,
  flags: number,
  seq: number,
  payload?: Uint8Array,
): Uint8Array {
  const hasAck = (flags & TCP_FLAGS.ack) !== 0;
  return frame(facts, {
    type: 'tcp',
    ...ports(facts),
    seq,
    ack: hasAck ? facts.target.nextSeq : 0,
    flags,
    window: facts.source.windowField,
    ...(payload ? { payload } : {}),
  });
}

/** An ICMP error about a packet that the target seems to have sent. */
function message(
  facts: ConnectionFacts,
  kinds: Readonly<Record<4 | 6, readonly [number, number]>>,
  rest: number,
): Uint8Array {
  const [icmpType, code] = kinds[facts.version];
  const type: IcmpDescription['type'] = facts.version === 4 ? 'icmp' : 'icmpv6';
  return frame(facts, { type, icmpType, code, rest, payload: quoted(facts) });
}

/** The head of the target's next segment: its number is what tells a forger who sees the wire (RFC 5927 §4.1). */
function quoted({ protocol, version, target, source }: ConnectionFacts): Uint8Array {
  const ends = { sourcePort: target.port, destinationPort: source.port };
  const numbers = { seq: target.nextSeq, ack: target.expects, window: target.windowField };
  return craftPacket({
    ip: { version, source: target.address, destination: source.address, dontFragment: true },
    transport:
      protocol === 'udp'
        ? { type: 'udp', ...ends }
        : { type: 'tcp', ...ends, ...numbers, flags: TCP_FLAGS.ack },
  });
}

function frame(
  { version, source, target }: ConnectionFacts,
  transport: TransportDescription,
): Uint8Array {
  return craft({
    ethernet: { source: source.mac, destination: target.mac },
    ip: {
      version,
      source: source.address,
      destination: target.address,
      dontFragment: transport.type === 'tcp',
    },
    transport,
  });
}

function ports({ source, target }: ConnectionFacts) {
  return { sourcePort: source.port, destinationPort: target.port };
}
