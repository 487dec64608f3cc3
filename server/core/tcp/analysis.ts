/** What the analyser found of each packet of a capture, read by the packet's index. */

import type { SocketState } from '../socket-event.ts';
import { TCP_FLAGS } from '../summary.ts';
import type { CaptureClock } from './capture-clock.ts';
import type { PacketColumns } from './columns.ts';
import { ROW } from './columns.ts';
import type { Finding, FindingKey } from './findings.ts';
import { FINDING, marksOf } from './findings.ts';
import { SCALE_UNKNOWN } from './flow.ts';
import type { SideTable } from './side-table.ts';
import { STATES } from './state.ts';

/** A segment's numbers, counted from each end's ISN, and its window. */
export interface SegmentNumbers {
  /** Raw where `lengthBytes` is null: Wireshark does not count in a segment it cannot measure. */
  readonly seq: number;
  /** One past its last byte, SYN and FIN counted. */
  readonly nextSeq: number | null;
  /** Raw where the ACK bit is not set or `lengthBytes` is null. */
  readonly ack: number;
  /** Data bytes by the IP length; null in a fragment, in a quotation, or where the header itself does not fit. */
  readonly lengthBytes: number | null;
  /** The window, bytes, scaled where the scale is known. */
  readonly windowBytes: number;
  /** What the window field is multiplied by: -1 unknown, -2 no scaling, null in a SYN, which is never scaled. */
  readonly windowScale: number | null;
}

/** What the findings lie in. */
export interface AnalysisParts {
  readonly columns: PacketColumns;
  readonly clock: CaptureClock;
  /** Of a duplicate ACK: its number, and the packet it repeats. */
  readonly duplicateAcks: SideTable;
  /** Of a retransmission by timeout: the packet the timeout is counted from. */
  readonly rtoFrames: SideTable;
  /** The handshake's RTT of a TCP stream, ns; 0 while unknown. */
  initialRttNs(stream: number): number;
}

/** The findings of packets 0 to `packetCount` − 1. */
export class Analysis {
  readonly #parts: AnalysisParts;

  constructor(parts: AnalysisParts) {
    this.#parts = parts;
  }

  get packetCount(): number {
    return this.#parts.columns.count;
  }

  /** What carries the packet's data; null for anything else and beyond the last packet. */
  protocolOf(index: number): 'tcp' | 'udp' | null {
    const row = this.#parts.columns.table.row[index] ?? 0;
    if ((row & ROW.tcp) !== 0) return 'tcp';
    return (row & ROW.udp) !== 0 ? 'udp' : null;
  }

  /** The packet quotes the header of another in an ICMP error; what is said of it is said of that one. */
  isQuoted(index: number): boolean {
    return ((this.#parts.columns.table.row[index] ?? 0) & ROW.quoted) !== 0;
  }

  /** Wireshark's `tcp.stream` or `udp.stream`, by {@link protocolOf}; null where there is none. */
  streamOf(index: number): number | null {
    const stream = this.#parts.columns.table.stream[index] ?? -1;
    return stream < 0 ? null : stream;
  }

  /** The packet goes from the lower address (or port) of its conversation to the higher. */
  isFromLower(index: number): boolean {
    return ((this.#parts.columns.table.row[index] ?? 0) & ROW.fromLower) !== 0;
  }

  /** Null where the packet carries no TCP segment. */
  numbersOf(index: number): SegmentNumbers | null {
    const columns = this.#parts.columns.table;
    const row = columns.row[index] ?? 0;
    if ((row & ROW.tcp) === 0) return null;
    const isAnalysed = (row & ROW.analysed) !== 0;
    const flags = columns.tcpFlags[index] ?? 0;
    const seq = columns.seq[index] ?? 0;
    const lengthBytes = columns.lengthBytes[index] ?? 0;
    const counts = (flags & (TCP_FLAGS.syn | TCP_FLAGS.fin)) !== 0 ? 1 : 0;
    const isSyn = (flags & TCP_FLAGS.syn) !== 0;
    const shift = columns.windowShift[index] ?? SCALE_UNKNOWN;
    const isScaled = !isSyn && shift >= 0;
    return {
      seq,
      nextSeq: isAnalysed ? (seq + lengthBytes + counts) >>> 0 : null,
      ack: columns.ack[index] ?? 0,
      lengthBytes: isAnalysed ? lengthBytes : null,
      windowBytes: (columns.window[index] ?? 0) << (isScaled && isAnalysed ? shift : 0),
      windowScale: isSyn ? null : isScaled ? 1 << shift : shift,
    };
  }

  /** Which parts of the conversation had been captured before this packet: Wireshark's `tcp.completeness`. */
  completenessOf(index: number): number {
    return this.#parts.columns.table.completeness[index] ?? 0;
  }

  /** RFC 9293 states of the segment's sender and of its peer, once the segment has arrived; null where it is no TCP segment. */
  statesOf(index: number): { readonly sender: SocketState; readonly peer: SocketState } | null {
    if (this.protocolOf(index) !== 'tcp') return null;
    const states = this.#parts.columns.table.states[index] ?? 0;
    return { sender: stateAt(states & 15), peer: stateAt(states >> 4) };
  }

  /** Whether the packet bears any mark: something a reader would stop at. */
  isOdd(index: number): boolean {
    return (this.#parts.columns.table.findings[index] ?? 0) !== 0;
  }

  /** Whether all it carries had been sent before, as far as the capture tells. */
  isRepeat(index: number): boolean {
    return ((this.#parts.columns.table.findings[index] ?? 0) & REPEATS) !== 0;
  }

  /** Everything found of a packet, in Wireshark's names. */
  findingsOf(index: number): Finding[] {
    const columns = this.#parts.columns.table;
    const { duplicateAcks, rtoFrames } = this.#parts;
    const findings = marksOf(columns.findings[index] ?? 0);
    const add = (key: FindingKey, value: number): void => void findings.push({ key, value });
    const duplicate = duplicateAcks.rowOf(index);
    if (duplicate >= 0) {
      add('tcp.analysis.duplicate_ack_num', duplicateAcks.first(duplicate));
      add('tcp.analysis.duplicate_ack_frame', duplicateAcks.second(duplicate));
    }
    const rto = rtoFrames.rowOf(index);
    if (rto >= 0) this.#addElapsed(index, rtoFrames.first(rto), add, RTO_KEYS);
    const acksFrame = columns.acksFrame[index] ?? 0;
    if (acksFrame !== 0) this.#addElapsed(index, acksFrame, add, ACK_KEYS);
    if (((columns.row[index] ?? 0) & ROW.showsInitialRtt) !== 0) {
      add('tcp.analysis.initial_rtt', this.#parts.initialRttNs(columns.stream[index] ?? -1));
    }
    const bytesInFlight = columns.bytesInFlight[index] ?? 0;
    if (bytesInFlight !== 0) add('tcp.analysis.bytes_in_flight', bytesInFlight);
    return findings;
  }

  /** An earlier packet and the time since; a time of zero goes unsaid. */
  #addElapsed(
    index: number,
    frame: number,
    add: (key: FindingKey, value: number) => void,
    keys: readonly [FindingKey, FindingKey],
  ): void {
    const elapsedNs = this.#parts.clock.elapsedNs(frame, index + 1);
    add(keys[0], frame);
    if (elapsedNs !== 0) add(keys[1], elapsedNs);
  }
}

const REPEATS =
  FINDING.retransmission | FINDING.fastRetransmission | FINDING.spuriousRetransmission;
const ACK_KEYS = ['tcp.analysis.acks_frame', 'tcp.analysis.ack_rtt'] as const;
const RTO_KEYS = ['tcp.analysis.rto_frame', 'tcp.analysis.rto'] as const;

function stateAt(index: number): SocketState {
  return STATES[index] ?? 'CLOSED';
}
