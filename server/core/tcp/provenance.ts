/** Which write's bytes each packet carries and which read each byte ended in, from a run's log as it grows. */

import type { RunEvent } from '../event.ts';
import type { FrameAltered, FrameArrived, FrameDropped, FrameSent } from '../frame-event.ts';
import type { SocketChanged } from '../socket-event.ts';
import { fromBase64 } from '../bytes.ts';
import { isIntact } from '../intact.ts';
import type { ByteStream, SegmentBytes } from './byte-stream.ts';
import { Datagrams } from './datagrams.ts';
import type { Endpoint } from './endpoints.ts';
import { Endpoints } from './endpoints.ts';
import type { Growing } from './growing.ts';
import { RelativeNumbers } from './relative.ts';
import type { SegmentLog } from './segment-log.ts';
import type { StreamPacket } from './stream-packet.ts';
import { streamPacketOf } from './stream-packet.ts';
import { streamsOf } from './streams.ts';
import { TcpFlows } from './tcp-flows.ts';

/** Follows every byte of a whole log; see {@link Provenance}. */
export function provenance(events: readonly RunEvent[]): ByteStream[] {
  const follower = new Provenance();
  for (const event of events) follower.push(event);
  return follower.streams();
}

/** A packet under way. */
interface Flight {
  readonly packet: StreamPacket;
  readonly segment: Growing<SegmentBytes>;
  /** Null where it carries no bytes of a known socket. */
  readonly log: SegmentLog | null;
}

/**
 * Follows every byte of a run. Feed it the log in order; it may be asked at any time.
 *
 * Over TCP the bytes of a direction form one stream, whatever the writes were; over UDP each datagram is one
 * write and is read by one call at most. An event costs the same however long the log is, but for what lies
 * beyond a gap or waits unread at one socket, which are searched.
 */
export class Provenance {
  readonly #endpoints = new Endpoints();
  readonly #flows = new TcpFlows();
  readonly #datagrams = new Datagrams();
  readonly #numbers = new RelativeNumbers();
  readonly #flights = new Map<number, Flight>();

  push(event: RunEvent): void {
    switch (event.type) {
      case 'call': {
        const endpoint = this.#endpoints.called(event);
        const write = endpoint?.writes.at(-1);
        if (endpoint && write && endpoint.protocol !== 'tcp')
          this.#datagrams.wrote(endpoint, write);
        return;
      }
      case 'return': {
        const { reader, failed } = this.#endpoints.returned(event);
        if (reader) this.#datagrams.match(reader);
        if (failed) this.#datagrams.forget(failed, event.call);
        return;
      }
      case 'socket':
        return this.#learned(event);
      case 'sent':
        return this.#sent(event);
      case 'arrived':
        return this.#arrived(event);
      case 'dropped':
        return this.#dropped(event);
      case 'altered':
        return this.#altered(event);
      default: // moves no bytes
    }
  }

  /** Streams in the order in which their writers were made, TCP before UDP. The lists in them grow with the log. */
  streams(): ByteStream[] {
    return streamsOf(this.#endpoints.all, this.#flows, this.#datagrams);
  }

  #learned(event: SocketChanged): void {
    const endpoint = this.#endpoints.learned(event);
    if (endpoint === null) return;
    this.#datagrams.match(endpoint);
    if (endpoint.protocol === 'tcp' && endpoint.remote !== '') {
      this.#flows.learned(endpoint, event);
    }
  }

  #sent(event: FrameSent): void {
    const packet = streamPacketOf(event, this.#numbers);
    if (packet === null) return;
    const segment = segmentOf(event, packet);
    const call = event.cause.type === 'call' ? event.cause.call : null;
    const log =
      packet.protocol === 'tcp'
        ? this.#flows.sent(packet, segment)
        : this.#datagrams.sent(segment, packet, { call, writers: this.#udpWriters(event.host) });
    this.#flights.set(event.packet, { packet, segment, log });
  }

  #arrived({ packet: number, host, seq, atUs, copy = 0 }: FrameArrived): void {
    const flight = this.#flights.get(number);
    if (flight === undefined) return;
    const { packet, segment, log } = flight;
    log?.arrived(segment, { seq, us: atUs });
    // A kernel throws away what fails its checksum (RFC 9293 §3.1).
    const isTaken =
      !(segment.isCorrupt && copy === 0) && this.#take(packet, segment, { host, seq });
    if (!isTaken) log?.waste(seq);
  }

  /** False where the receiver's kernel had all of it. */
  #take(
    packet: StreamPacket,
    segment: Growing<SegmentBytes>,
    { host, seq }: { readonly host: string; readonly seq: number },
  ): boolean {
    if (packet.protocol === 'tcp') return this.#flows.arrived(packet, segment, seq);
    this.#datagrams.arrived(segment, host, seq);
    return true; // UDP hands a copy on as another datagram
  }

  #dropped({ packet, seq, reason, copy = 0 }: FrameDropped): void {
    const flight = this.#flights.get(packet);
    if (copy === 0) flight?.log?.dropped(flight.segment, reason, seq);
  }

  #altered({ packet, bytes, copy = 0 }: FrameAltered): void {
    const segment = this.#flights.get(packet)?.segment;
    if (segment !== undefined && copy === 0) segment.isCorrupt = !isIntact(fromBase64(bytes));
  }

  #udpWriters(host: string): readonly Endpoint[] {
    return this.#endpoints.all.filter((one) => one.host === host && one.protocol !== 'tcp');
  }
}

function segmentOf(event: FrameSent, { range }: StreamPacket): Growing<SegmentBytes> {
  return {
    packet: event.packet,
    sentAtUs: event.atUs,
    sentSeq: event.seq,
    arrivedAtUs: null,
    arrivedSeq: null,
    dropped: null,
    droppedSeq: null,
    range,
    isRepeat: false,
    isCorrupt: false,
    copySeqs: [],
    fresh: [],
  };
}
