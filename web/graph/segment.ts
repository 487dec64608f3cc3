/** A TCP segment as graphs need it: its numbers, and what the analyser found of it. */

import { TCP_FLAGS } from '#core/summary.ts';
import type { Analyser } from '#core/tcp/analyser.ts';
import type { Finding } from '#core/tcp/findings.ts';
import { seqAdd } from '#core/tcp/seq.ts';
import type { Packet } from '../view/packet.ts';

export interface Segment {
  readonly stream: number;
  /** It goes from the lower address or port to the higher. */
  readonly isFromLower: boolean;
  /** Counted from the ISN, modulo 2³². */
  readonly seq: number;
  readonly dataBytes: number;
  /** Data, SYN and FIN: what it takes of the sequence space (RFC 9293 §3.4). */
  readonly occupies: number;
  /** Null where the ACK bit is not set. */
  readonly ack: number | null;
  readonly windowBytes: number;
  /** Half-open, counted as `ack` is. */
  readonly sackBlocks: readonly (readonly [number, number])[];
  readonly found: Found;
}

/** What graphs show of the analyser's findings. */
export interface Found {
  isRetransmission: boolean;
  isProbe: boolean;
  isDuplicateAck: boolean;
  isZeroWindow: boolean;
  inFlightBytes: number | null;
  rttUs: number | null;
}

const US_PER_SECOND = 1_000_000;
const NS_PER_US = 1000;

/** Shows the packet to the analyser, and gives its segment; null where it carries none that can be measured. */
export function analyseSegment(analyser: Analyser, packet: Packet): Segment | null {
  const index = pushTo(analyser, packet);
  const { tcp } = packet.summary;
  const stream = analyser.streamOf(index);
  const numbers = analyser.numbersOf(index);
  if (!tcp || !numbers || stream === null || numbers.lengthBytes === null) return null;
  const fin = (tcp.flags & TCP_FLAGS.fin) === 0 ? 0 : 1;
  const syn = (tcp.flags & TCP_FLAGS.syn) === 0 ? 0 : 1;
  const ackBase = seqAdd(tcp.ack, -numbers.ack);
  return {
    stream,
    isFromLower: analyser.isFromLower(index),
    seq: numbers.seq,
    dataBytes: numbers.lengthBytes,
    occupies: numbers.lengthBytes + syn + fin,
    ack: (tcp.flags & TCP_FLAGS.ack) === 0 ? null : numbers.ack,
    windowBytes: numbers.windowBytes,
    sackBlocks: tcp.sackBlocks.map(([left, right]) => [
      seqAdd(left, -ackBase),
      seqAdd(right, -ackBase),
    ]),
    found: foundOf(analyser.findingsOf(index)),
  };
}

function pushTo(analyser: Analyser, packet: Packet): number {
  const { frame, wireBytes, linkType, sentUs } = packet;
  const seconds = Math.floor(sentUs / US_PER_SECOND);
  const nanoseconds = (sentUs - seconds * US_PER_SECOND) * NS_PER_US;
  return analyser.push(frame, 0, frame.length, wireBytes, linkType, seconds, nanoseconds);
}

function foundOf(findings: readonly Finding[]): Found {
  const found: Found = { ...NOTHING_FOUND };
  for (const { key, value } of findings) {
    switch (key) {
      case 'tcp.analysis.retransmission':
        found.isRetransmission = true;
        break;
      case 'tcp.analysis.keep_alive':
      case 'tcp.analysis.zero_window_probe':
        found.isProbe = true;
        break;
      case 'tcp.analysis.duplicate_ack':
        found.isDuplicateAck = true;
        break;
      case 'tcp.analysis.zero_window':
        found.isZeroWindow = true;
        break;
      case 'tcp.analysis.bytes_in_flight':
        found.inFlightBytes = Number(value);
        break;
      case 'tcp.analysis.ack_rtt':
        found.rttUs = Number(value) / NS_PER_US;
        break;
      default: // is not drawn
    }
  }
  return found;
}

const NOTHING_FOUND: Found = {
  isRetransmission: false,
  isProbe: false,
  isDuplicateAck: false,
  isZeroWindow: false,
  inFlightBytes: null,
  rttUs: null,
};
