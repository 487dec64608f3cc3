/** Follows datagrams: one write is one datagram and, where it arrives and is read, one read. */

import type { HostName } from '../event-base.ts';
import type { Datagram, Read, SegmentBytes, Write } from './byte-stream.ts';
import type { Endpoint } from './endpoints.ts';
import type { Growing } from './growing.ts';
import { SegmentLog } from './segment-log.ts';
import type { StreamPacket } from './stream-packet.ts';

/** A datagram under way, with what is needed to tell who may read it. */
interface Tracked extends Growing<Datagram> {
  readonly writer: Endpoint;
  readonly packets: SegmentBytes[];
  readonly copies: Tracked[];
  /** Of its first packet, `address:port`. */
  from: string;
  to: string;
  /** Where its bytes arrived, and how many. */
  arrivedAt: HostName | null;
  arrivedBytes: number;
}

/** What one socket wrote, in the order of its writes, packets and reads. */
interface Written {
  readonly log: SegmentLog;
  readonly datagrams: Tracked[];
  readonly reads: Read[];
  readonly left: number[];
  readonly completed: number[];
  readonly passed: Datagram[];
  readonly cut: Read[];
}

/** How many of a socket's last writes are looked at for a packet whose cause the log does not name. */
const LOOK_BACK = 64;

/** Feed it writes, packets and reads in the order of the log. */
export class Datagrams {
  readonly #byCall = new Map<number, Tracked>();
  readonly #byPacket = new Map<number, Tracked>();
  /** Complete and unread, by host and port, in order of arrival. */
  readonly #waiting = new Map<string, Tracked[]>();
  readonly #matchedReads = new Map<Endpoint, number>();
  readonly #written = new Map<Endpoint, Written>();

  /** What the endpoint wrote and became of it; the lists grow. */
  of(writer: Endpoint): Written {
    const known = this.#written.get(writer);
    if (known !== undefined) return known;
    const times = { left: [], completed: [] };
    const written = {
      log: new SegmentLog(),
      datagrams: [],
      reads: [],
      passed: [],
      cut: [],
      ...times,
    };
    this.#written.set(writer, written);
    return written;
  }

  wrote(writer: Endpoint, write: Write): void {
    const unknown = { from: '', to: '', arrivedAt: null, arrivedBytes: 0 };
    const fate = { completeSeq: null, read: null, passedSeq: null };
    const datagram = { write, writer, packets: [], copies: [], ...fate, ...unknown };
    this.#byCall.set(write.call, datagram);
    this.of(writer).datagrams.push(datagram);
  }

  /** The call wrote nothing after all. */
  forget(writer: Endpoint, call: number): void {
    const { datagrams } = this.of(writer);
    const place = datagrams.findLastIndex(({ write }) => write.call === call);
    if (place >= 0) datagrams.splice(place, 1);
    this.#byCall.delete(call);
  }

  /** A packet left; puts its range where it lies in the writer's bytes, and gives the log it belongs in. */
  sent(
    segment: Growing<SegmentBytes>,
    packet: StreamPacket,
    source: { readonly call: number | null; readonly writers: readonly Endpoint[] },
  ): SegmentLog | null {
    const named = source.call === null ? null : (this.#byCall.get(source.call) ?? null);
    const datagram = named ?? this.#likely(packet, source.writers);
    if (datagram === null) return null;
    const { start, end } = datagram.write.range;
    segment.range = {
      start: start + packet.range.start,
      end: Math.min(end, start + packet.range.end),
    };
    if (datagram.packets.length === 0) {
      datagram.from = packet.from;
      datagram.to = packet.to;
      this.of(datagram.writer).left.push(segment.sentSeq);
    }
    datagram.packets.push(segment);
    this.#byPacket.set(segment.packet, datagram);
    const { log } = this.of(datagram.writer);
    log.sent(segment);
    return log;
  }

  /** A packet, or a copy of it, reached a host intact. */
  arrived(segment: Growing<SegmentBytes>, host: HostName, seq: number): void {
    const datagram = this.#byPacket.get(segment.packet);
    if (datagram === undefined) return;
    if (segment.fresh.length > 0) {
      if (datagram.packets.length > 1) return; // a fragment's copy is overwritten by its twin
      const copy = { ...datagram, copies: [], completeSeq: seq, read: null, passedSeq: null };
      datagram.copies.push(copy);
      this.#completed(host, copy, seq);
      return;
    }
    segment.fresh = [segment.range];
    datagram.arrivedAt = host;
    datagram.arrivedBytes += segment.range.end - segment.range.start;
    const { start, end } = datagram.write.range;
    // A datagram in fragments is there when the last of them is (RFC 791 §2.3).
    if (datagram.arrivedBytes < end - start) return;
    datagram.completeSeq = seq;
    this.#completed(host, datagram, seq);
  }

  #completed(host: HostName, datagram: Tracked, seq: number): void {
    const key = `${host} ${portOf(datagram.to)}`;
    const queue = this.#waiting.get(key);
    if (queue) queue.push(datagram);
    else this.#waiting.set(key, [datagram]);
    this.of(datagram.writer).completed.push(seq);
  }

  /** Ties what the endpoint read, and is not tied yet, to datagrams; nothing while its port is not known. */
  match(reader: Endpoint): void {
    if (reader.protocol !== 'udp' || reader.local === '') return;
    const queue = this.#waiting.get(`${reader.host} ${portOf(reader.local)}`) ?? [];
    for (let i = this.#matchedReads.get(reader) ?? 0; i < reader.reads.length; i++) {
      const read = reader.reads[i];
      if (read) this.#take(queue, reader, read);
    }
    this.#matchedReads.set(reader, reader.reads.length);
  }

  /** The oldest datagram that can have been it; those it passes over had been thrown away at the socket. */
  #take(queue: Tracked[], reader: Endpoint, read: Read): void {
    const lengthBytes = read.range.end - read.range.start;
    const isOurs = ({ from, completeSeq }: Tracked): boolean =>
      (reader.remote === '' || reader.remote === from) && (completeSeq ?? Infinity) < read.seq;
    const index = queue.findIndex(
      (one) => isOurs(one) && one.write.range.end - one.write.range.start >= lengthBytes,
    );
    const datagram = queue[index];
    if (datagram === undefined) return;
    const passed = queue.slice(0, index).filter(isOurs);
    for (const one of passed) {
      one.passedSeq = read.seq;
      this.of(one.writer).passed.push(one);
    }
    queue.splice(0, index + 1, ...queue.slice(0, index).filter((one) => !passed.includes(one)));
    // A short buffer cuts the tail off; it is lost (udp(7)).
    const { start, end } = datagram.write.range;
    const range = { start, end: start + lengthBytes };
    datagram.read = { ...read, range, packet: datagram.packets[0]?.packet ?? null };
    const { reads, cut } = this.of(datagram.writer);
    reads.push(datagram.read);
    if (range.end < end) cut.push(datagram.read);
  }

  /** The kernel sends a datagram within the call that wrote it; where the log blames another cause, size and order tell. */
  #likely(packet: StreamPacket, writers: readonly Endpoint[]): Tracked | null {
    if (packet.protocol !== 'udp') return null;
    for (const writer of writers) {
      if (writer.local !== '' && portOf(writer.local) !== portOf(packet.from)) continue;
      const found = this.of(writer)
        .datagrams.slice(-LOOK_BACK)
        .find(
          ({ write, packets }) =>
            packets.length === 0 && write.range.end - write.range.start === packet.range.end,
        );
      if (found) return found;
    }
    return null;
  }
}

function portOf(endpoint: string): string {
  return endpoint.slice(endpoint.lastIndexOf(':') + 1);
}
