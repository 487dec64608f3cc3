/** What the packets of a connection tell of one of its ends: address, port, and the numbers that would fit. */

import { macText } from '../address-text.ts';
import { dissect, LINK_TYPE } from '../dissect/index.ts';
import { TCP_FLAGS } from '../summary.ts';
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

/**
 * The end at `address`.
 *
 * @param sent - what it sent, the latest first.
 * @param got - what was sent to it, the latest first.
 * @param seed - a packet of the connection, either way.
 */
export function endOf(
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
