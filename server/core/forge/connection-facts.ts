/** What someone who sees a connection's packets knows of its two ends: addresses, ports, and the numbers that would fit. */

import { dissect, LINK_TYPE } from '../dissect/index.ts';
import type { HostName } from '../event-base.ts';
import { macText, TCP_FLAGS } from '../summary.ts';
import type { FrameSummary, TcpSummary } from '../summary.ts';
import { seqAdd, seqDistance } from '../tcp/seq.ts';

/** A packet as the wire saw it. */
export interface SeenPacket {
  readonly frame: Uint8Array;
  readonly summary: FrameSummary;
  /** Put on the wire by hand: its numbers say nothing of its sender. */
  readonly isForged: boolean;
  /** It reached the host it is for. */
  readonly hasArrived: boolean;
}

/** A list of packets, oldest first, that may be long. */
export interface SeenPackets {
  readonly length: number;
  at(place: number): SeenPacket | undefined;
}

/** One end of a connection. The numbers are TCP's and 0 for UDP. */
export interface EndFacts {
  readonly address: string;
  readonly port: number;
  readonly mac: string;
  /** The number that its next byte will have (SND.NXT). */
  readonly nextSeq: number;
  /** The number that it expects next of the other (RCV.NXT). */
  readonly expects: number;
  /** How far beyond that it accepts, bytes: its window, scaled. */
  readonly windowBytes: number;
  /** The window field that it sent last. */
  readonly windowField: number;
  /** Data of its that was acknowledged since; null where there is none. */
  readonly oldData: Uint8Array | null;
}

export interface ConnectionFacts {
  readonly protocol: 'tcp' | 'udp';
  readonly version: 4 | 6;
  /** Whom a forged packet goes to. */
  readonly target: EndFacts;
  /** Whom it seems to come from. */
  readonly source: EndFacts;
}

/** So many packets back the numbers are looked for. */
const FAR_ENOUGH = 20_000;

/**
 * The facts of the connection that the packet at `place` belongs to, or the latest before it; null where there is none.
 *
 * @param target - the address that is forged at; the receiver of that packet where left out.
 */
export function connectionFacts(
  packets: SeenPackets,
  place: number,
  target?: string,
): ConnectionFacts | null {
  const seed = findSeed(packets, place);
  if (seed === null) return null;
  const isTurned = target !== undefined && target !== seed.summary.destination;
  const { toTarget, toSource } = bothWays(packets, seed, isTurned);
  const { protocol, source, destination } = seed.summary;
  const [from, to] = isTurned ? [destination, source] : [source, destination];
  return {
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    version: from.includes(':') ? 6 : 4,
    source: endOf(from, toTarget, toSource, seed),
    target: endOf(to, toSource, toTarget, seed),
  };
}

function findSeed(packets: SeenPackets, place: number): SeenPacket | null {
  for (let at = Math.min(place, packets.length - 1); at >= 0; at--) {
    const packet = packets.at(at);
    if (packet && !packet.isForged && packet.summary.sourcePort !== null) return packet;
  }
  return null;
}

/** The connection's packets of both directions, the latest first, back to its first SYN. */
function bothWays(packets: SeenPackets, { summary: seed }: SeenPacket, isTurned: boolean) {
  const along: SeenPacket[] = [];
  const against: SeenPacket[] = [];
  const last = packets.length - 1;
  for (let at = last; at >= 0 && last - at < FAR_ENOUGH; at--) {
    const packet = packets.at(at);
    if (!packet || packet.isForged || packet.summary.protocol !== seed.protocol) continue;
    const isAlong = isSameWay(packet.summary, seed);
    if (isAlong) along.push(packet);
    else if (isOtherWay(packet.summary, seed)) against.push(packet);
    else continue;
    const { tcp } = packet.summary;
    if (tcp && (tcp.flags & SYN_ACK) === TCP_FLAGS.syn && along.length > 0) break;
  }
  return isTurned ? { toTarget: against, toSource: along } : { toTarget: along, toSource: against };
}

const SYN_ACK = TCP_FLAGS.syn | TCP_FLAGS.ack;

function isSameWay(one: FrameSummary, other: FrameSummary): boolean {
  return (
    one.source === other.source &&
    one.destination === other.destination &&
    one.sourcePort === other.sourcePort &&
    one.destinationPort === other.destinationPort
  );
}

function isOtherWay(one: FrameSummary, other: FrameSummary): boolean {
  return (
    one.source === other.destination &&
    one.destination === other.source &&
    one.sourcePort === other.destinationPort &&
    one.destinationPort === other.sourcePort
  );
}

/** @param sent - what the end sent; @param got - what was sent to it; both the latest first. */
function endOf(
  address: string,
  sent: readonly SeenPacket[],
  got: readonly SeenPacket[],
  seed: SeenPacket,
): EndFacts {
  const isSender = seed.summary.source === address;
  const { sourcePort, destinationPort } = seed.summary;
  const nextSeq = highest(sent.map(({ summary }) => endSeq(summary)));
  const acked = got.flatMap(({ summary: { tcp } }) => (hasAck(tcp) ? [tcp.ack] : []));
  const last = sent[0]?.summary.tcp ?? null;
  return {
    address,
    port: (isSender ? sourcePort : destinationPort) ?? 0,
    mac: macText(seed.frame, isSender ? 6 : 0),
    nextSeq,
    expects: expectedBy(sent, got),
    windowBytes: (last?.window ?? 0) * 2 ** windowShift(sent, got),
    windowField: last?.window ?? 0,
    oldData: oldDataOf(sent, highest(acked)),
  };
}

/** RCV.NXT: what the end acknowledged, and what arrived next to it since. */
function expectedBy(sent: readonly SeenPacket[], got: readonly SeenPacket[]): number {
  const acks = sent.flatMap(({ summary: { tcp } }) => (hasAck(tcp) ? [tcp.ack] : []));
  const arrived = got.filter(({ hasArrived }) => hasArrived).map(({ summary }) => summary);
  const [latest] = arrived;
  if (acks.length === 0) return latest ? endSeq(latest) : 0;
  let next = highest(acks);
  // Oldest first, so that each joins what came before it.
  for (const summary of arrived.toReversed()) {
    const isJoined = summary.tcp && seqDistance(next, summary.tcp.seq) >= 0;
    if (isJoined && seqDistance(endSeq(summary), next) > 0) next = endSeq(summary);
  }
  return next;
}

/** The first data that the other end has acknowledged. */
function oldDataOf(sent: readonly SeenPacket[], acked: number): Uint8Array | null {
  const old = sent.findLast(
    ({ summary }) =>
      summary.tcp !== null &&
      summary.payload.end > summary.payload.start &&
      seqDistance(acked, endSeq(summary)) >= 0,
  );
  return old?.frame ?? null;
}

/** RFC 7323 §2.2: windows are scaled where both SYNs offered it. */
function windowShift(sent: readonly SeenPacket[], got: readonly SeenPacket[]): number {
  const [own, other] = [sent, got].map((way) =>
    way.find(({ summary: { tcp } }) => tcp && (tcp.flags & TCP_FLAGS.syn) !== 0),
  );
  const shift = own ? shiftIn(own) : null;
  return shift !== null && other && shiftIn(other) !== null ? Math.min(shift, 14) : 0;
}

function shiftIn({ frame }: SeenPacket): number | null {
  const fields = dissect(frame, LINK_TYPE.ethernet).layers.flatMap((layer) => layer.fields);
  const field = fields.find(({ key }) => key === 'tcp.options.wscale.shift');
  return field ? Number(field.value) : null;
}

function hasAck(tcp: TcpSummary | null): tcp is TcpSummary {
  return tcp !== null && (tcp.flags & TCP_FLAGS.ack) !== 0;
}

/** The number after the segment's last; SYN and FIN take one each (RFC 9293 §3.4). */
function endSeq({ tcp, payload }: FrameSummary): number {
  if (tcp === null) return 0;
  const flags = (tcp.flags & TCP_FLAGS.syn ? 1 : 0) + (tcp.flags & TCP_FLAGS.fin ? 1 : 0);
  return seqAdd(tcp.seq, payload.end - payload.start + flags);
}

function highest(numbers: readonly number[]): number {
  const [first = 0, ...rest] = numbers;
  return rest.reduce((best, one) => (seqDistance(one, best) > 0 ? one : best), first);
}

/** Hosts by their addresses. */
export function hostOf(
  hosts: readonly { readonly name: HostName; address: string; address6: string | null }[],
  address: string,
): HostName | null {
  return hosts.find((host) => host.address === address || host.address6 === address)?.name ?? null;
}
