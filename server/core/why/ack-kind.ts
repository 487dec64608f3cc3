/** What kind of bare ACK it is: what its sender answers with it, and whether that brought anything new. */

import { TCP_FLAGS } from '../summary.ts';
import { seqDistance } from '../tcp/seq.ts';
import { has, isTimer } from './known-packet.ts';
import type { KnownPacket, LogIndex } from './log-index.ts';
import type { PacketKind } from './packet-phrases.ts';

const { syn, fin, rst, ack } = TCP_FLAGS;

/** The phrase that fits a segment without data, SYN, FIN and RST. */
export function ackKind(log: LogIndex, packet: KnownPacket): PacketKind {
  const { cause } = packet.sent;
  if (isTimer(cause, 'delayed-ack')) return 'ackDelayed';
  if (has(packet, 'tcp.analysis.zero_window')) return 'zeroWindow';
  if (cause.type === 'packet') {
    const answered = log.packet(cause.packet);
    if (answered) return answerKind(packet, answered);
  }
  if (has(packet, 'tcp.analysis.window_update')) return 'windowUpdate';
  if (cause.type !== 'call') return 'ackDelayed';
  return acksBareFin(log, packet) ? 'ackFinByCall' : 'ackByCall';
}

/** What it acknowledges last is a FIN with no data: the call found the stream's end, and took nothing. */
function acksBareFin(log: LogIndex, { findings }: KnownPacket): boolean {
  const acked = findings.find(({ key }) => key === 'tcp.analysis.acks_frame')?.value;
  const summary = typeof acked === 'number' ? log.packet(acked)?.summary : undefined;
  const flags = summary?.tcp?.flags ?? 0;
  return (flags & fin) !== 0 && summary?.payload.start === summary?.payload.end;
}

function answerKind(packet: KnownPacket, answered: KnownPacket): PacketKind {
  const flags = answered.summary.tcp?.flags ?? 0;
  if ((flags & rst) !== 0) return 'ackChallenge';
  if ((flags & (syn | ack)) === (syn | ack)) {
    return repeatsNumbers(packet) ? 'handshakeAckAgain' : 'handshakeAck';
  }
  if ((flags & syn) !== 0) return 'ackChallenge';
  if (isTimer(answered.sent.cause, 'keepalive')) return 'keepAliveAck';
  if (isTimer(answered.sent.cause, 'persist')) return 'windowUpdate';
  if (isDuplicateSack(packet)) return 'ackDsack';
  if (!repeatsNumbers(packet)) return (flags & fin) !== 0 ? 'ackFin' : 'ack';
  return repeatKind(packet, answered);
}

/** It repeats the numbers of the ACK before: the answered segment moved nothing on. */
function repeatKind(packet: KnownPacket, answered: KnownPacket): PacketKind {
  if ((packet.summary.tcp?.sackBlocks.length ?? 0) > 0) return 'ackSack';
  const expected = packet.relative?.ack ?? 0;
  const start = answered.relative?.seq ?? 0;
  if (start > expected) return 'ackDuplicate';
  if (start < expected) return 'ackOld';
  return has(packet, 'tcp.analysis.window_update') ? 'windowUpdate' : 'ackDuplicate';
}

/** The segment has the numbers of the one before it, whatever its window (RFC 6675 §2 counts these as duplicates too). */
function repeatsNumbers(packet: KnownPacket): boolean {
  return (
    has(packet, 'tcp.analysis.duplicate_ack') ||
    has(packet, 'tcp.analysis.keep_alive_ack') ||
    has(packet, 'tcp.analysis.window_update')
  );
}

/** The first block tells of bytes that came twice: below the ACK, or within the second block (RFC 2883 §4). */
function isDuplicateSack({ summary: { tcp } }: KnownPacket): boolean {
  const [first, second] = tcp?.sackBlocks ?? [];
  if (!tcp || !first) return false;
  if (seqDistance(first[1], tcp.ack) <= 0) return true;
  return !!second && seqDistance(first[0], second[0]) >= 0 && seqDistance(first[1], second[1]) <= 0;
}
