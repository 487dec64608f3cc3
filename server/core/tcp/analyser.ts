/** The analyser of a capture or a live run: one pass, packet by packet, for any number of conversations. */

import { Headers, TCP, UDP } from '../walk/headers.ts';
import { walkFrame } from '../walk/link.ts';
import { Analysis } from './analysis.ts';
import type { PackedAnalysis } from './packed-analysis.ts';
import { CaptureClock } from './capture-clock.ts';
import { PacketColumns, ROW } from './columns.ts';
import { isFromLower, StreamTable } from './stream-table.ts';
import { TcpTracker } from './tracker.ts';

/**
 * Feed it every packet of a capture in order; read any packet back by its index.
 *
 * It never throws on bytes: what cannot be read is kept as a packet without a stream.
 */
export class Analyser extends Analysis {
  readonly #headers: Headers;
  readonly #clock: CaptureClock;
  readonly #columns: PacketColumns;
  readonly #tcp: TcpTracker;
  readonly #udp = new StreamTable();

  constructor() {
    const headers = new Headers();
    const clock = new CaptureClock();
    const columns = new PacketColumns();
    const tcp = new TcpTracker(columns, headers, clock);
    const { duplicateAcks, rtoFrames } = tcp;
    const initialRttNs = (stream: number) => tcp.conversations[stream]?.initialRttNs ?? 0;
    super({ columns, clock, duplicateAcks, rtoFrames, initialRttNs });
    this.#headers = headers;
    this.#clock = clock;
    this.#columns = columns;
    this.#tcp = tcp;
  }

  /**
   * Takes one packet and gives its index, from 0.
   *
   * @param offset - where the frame begins in `bytes`, of which `capturedBytes` are there and `lengthBytes` were on the wire.
   * @param linkType - its pcap number (1 is Ethernet).
   * @param seconds - when it was captured, since any epoch; with `nanoseconds`, the fraction of that second.
   */
  // eslint-disable-next-line max-params -- an options object would be one allocation a packet
  push(
    bytes: Uint8Array,
    offset: number,
    capturedBytes: number,
    lengthBytes: number,
    linkType: number,
    seconds: number,
    nanoseconds: number,
  ): number {
    const headers = this.#headers;
    headers.begin(bytes, offset + capturedBytes, offset + lengthBytes);
    walkFrame(headers, offset, linkType);
    const index = this.#columns.add();
    this.#clock.add(seconds, nanoseconds);
    if (headers.protocol === TCP) this.#tcp.push(index);
    else if (headers.protocol === UDP) this.#pushUdp(index);
    return index;
  }

  get tcpStreamCount(): number {
    return this.#tcp.conversations.length;
  }

  get udpStreamCount(): number {
    return this.#udp.count;
  }

  /** All that was found, as plain arrays: to be handed to another thread, which reads it by {@link unpackAnalysis}. */
  pack(): PackedAnalysis {
    const initialRttNs = Float64Array.from(this.#tcp.conversations, (one) => one.initialRttNs);
    return {
      columns: this.#columns.pack(),
      clock: this.#clock.pack(),
      duplicateAcks: this.#tcp.duplicateAcks.pack(),
      rtoFrames: this.#tcp.rtoFrames.pack(),
      initialRttNs,
    };
  }

  #pushUdp(index: number): void {
    const columns = this.#columns.table;
    const headers = this.#headers;
    const fromLower = isFromLower(headers) ? ROW.fromLower : 0;
    columns.row[index] = ROW.udp | fromLower | (headers.isQuoted ? ROW.quoted : 0);
    columns.stream[index] = this.#udp.entryOf(headers);
    columns.lengthBytes[index] = headers.payloadLengthBytes;
  }
}
