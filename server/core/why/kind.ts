/** What kind of packet it is and what set it off: the key of the sentence that explains it. */

import type { Cause } from '../frame-event.ts';
import { TCP_FLAGS } from '../summary.ts';
import { ackKind } from './ack-kind.ts';
import { has, isTimer } from './known-packet.ts';
import type { KnownPacket, LogIndex } from './log-index.ts';
import type { PacketKind } from './packet-phrases.ts';

const { syn, fin, rst, ack } = TCP_FLAGS;

/** The phrase that fits the packet. */
export function kindOf(log: LogIndex, packet: KnownPacket): PacketKind {
  const { summary, sent } = packet;
  const { cause } = sent;
  if (cause.type === 'hand') return 'byHand';
  if (cause.type === 'wire') return 'tooBig';
  switch (summary.protocol) {
    case 'tcp':
      return tcpKind(log, packet);
    case 'udp':
      return cause.type === 'call' ? 'udp' : 'udpLate';
    case 'arp':
      return cause.type === 'packet' && protocolOf(log, cause.packet) === 'arp'
        ? 'arpReply'
        : 'arpRequest';
    case 'icmp':
    case 'icmpv6':
      return cause.type === 'packet' ? 'icmpError' : 'icmp';
    case 'ip':
      return summary.fragment === null ? 'other' : 'fragment';
    default:
      return 'other';
  }
}

function tcpKind(log: LogIndex, packet: KnownPacket): PacketKind {
  const flags = packet.summary.tcp?.flags ?? 0;
  const { cause } = packet.sent;
  if ((flags & rst) !== 0) return resetKind(log, cause);
  if ((flags & syn) !== 0) return synKind((flags & ack) !== 0, cause);
  if (isTimer(cause, 'persist')) return 'windowProbe';
  if (isTimer(cause, 'keepalive')) return 'keepAlive';
  if ((flags & fin) !== 0) return finKind(packet);
  const { start, end } = packet.summary.payload;
  return end > start ? dataKind(log, packet) : ackKind(log, packet);
}

function synKind(isAnswer: boolean, cause: Cause): PacketKind {
  if (isAnswer) return cause.type === 'timer' ? 'synAckAgain' : 'synAck';
  return cause.type === 'timer' ? 'synAgain' : 'syn';
}

function finKind(packet: KnownPacket): PacketKind {
  const { cause } = packet.sent;
  if (isTimer(cause, 'loss-probe')) return 'finProbe';
  if (isRepeated(packet)) return cause.type === 'packet' ? 'finAfterAck' : 'finAgain';
  return cause.type === 'call' ? 'fin' : 'finLate';
}

function resetKind(log: LogIndex, cause: Cause): PacketKind {
  if (cause.type === 'timer') return 'resetByTimer';
  if (cause.type !== 'packet') return 'resetByCall';
  const flags = log.packet(cause.packet)?.summary.tcp?.flags ?? 0;
  return (flags & (syn | ack)) === syn ? 'refused' : 'resetUnknown';
}

function dataKind(log: LogIndex, packet: KnownPacket): PacketKind {
  const { cause } = packet.sent;
  if (isTimer(cause, 'loss-probe')) return 'lossProbe';
  if (isTimer(cause, 'retransmission')) return 'dataAgain';
  if (isRepeated(packet))
    return cause.type === 'packet' ? againKind(log.packet(cause.packet)) : 'dataAgain';
  if (cause.type === 'call') return 'data';
  if (cause.type === 'timer') return 'dataByTimer';
  const before = log
    .socketsAt(packet.sent.host, packet.sent.atUs - 1)
    .find((socket) => socket.local.endsWith(`:${packet.summary.sourcePort ?? 0}`));
  const tcp = before?.tcp ?? null;
  if (tcp === null) return 'dataReleased';
  const lengthBytes = packet.summary.payload.end - packet.summary.payload.start;
  if (lengthBytes < tcp.mssBytes && tcp.unackedSegments > 0) return 'dataByNagle';
  return tcp.unackedSegments >= tcp.cwndSegments ? 'dataByCwnd' : 'dataReleased';
}

/** Bytes that go out once more because of the packet that arrived. */
function againKind(arrived: KnownPacket | undefined): PacketKind {
  const tcp = arrived?.summary.tcp;
  if (!arrived || !tcp) return 'dataSmaller';
  const tellsOfGap = tcp.sackBlocks.length > 0 || has(arrived, 'tcp.analysis.duplicate_ack');
  return tellsOfGap ? 'fastRetransmit' : 'dataAfterTimeout';
}

function isRepeated(packet: KnownPacket): boolean {
  return has(packet, 'tcp.analysis.retransmission') || has(packet, 'tcp.analysis.out_of_order');
}

function protocolOf(log: LogIndex, packet: number): string | undefined {
  return log.packet(packet)?.summary.protocol;
}
