/** Sequence numbers as a person reads them: counted from each end's initial sequence number. */

import type { FrameSummary, TcpSummary } from '../summary.ts';
import { TCP_FLAGS } from '../summary.ts';
import { seqAdd } from './seq.ts';

/** A segment's numbers, each counted from the ISN of the end whose bytes it counts (RFC 9293 §3.4.1). */
export interface Relative {
  readonly seq: number;
  /** 0 where the ACK bit is not set. */
  readonly ack: number;
}

/**
 * Remembers the initial sequence number of both ends of every connection it is shown.
 *
 * Feed it every frame of a run in order. A SYN counts as 0 and the first byte of data as 1; where the
 * handshake was not seen, the first segment of each direction counts as 1.
 */
export class RelativeNumbers {
  readonly #bases = new Map<string, number>();

  /** The frame's relative numbers, or null where it carries no TCP header. */
  push(summary: FrameSummary): Relative | null {
    const { tcp } = summary;
    if (tcp === null) return null;
    const own = `${summary.source} ${tcp.sourcePort} ${summary.destination} ${tcp.destinationPort}`;
    const peer = `${summary.destination} ${tcp.destinationPort} ${summary.source} ${tcp.sourcePort}`;
    this.#forgetWhenReused(own, peer, tcp);
    const isSyn = (tcp.flags & TCP_FLAGS.syn) !== 0;
    const hasAck = (tcp.flags & TCP_FLAGS.ack) !== 0;
    const seqBase = this.#base(own, isSyn ? tcp.seq : seqAdd(tcp.seq, -1));
    const ackBase = hasAck ? this.#base(peer, seqAdd(tcp.ack, -1)) : 0;
    return {
      seq: (tcp.seq - seqBase) >>> 0,
      ack: hasAck ? (tcp.ack - ackBase) >>> 0 : 0,
    };
  }

  /** A SYN with another ISN opens a new connection between the same ports. */
  #forgetWhenReused(own: string, peer: string, tcp: TcpSummary): void {
    const isOpening = (tcp.flags & (TCP_FLAGS.syn | TCP_FLAGS.ack)) === TCP_FLAGS.syn;
    const known = this.#bases.get(own);
    // Unknown: the first SYN, or the second of a simultaneous open (RFC 9293 §3.5), which shares the connection.
    if (!isOpening || known === undefined || known === tcp.seq) return;
    this.#bases.delete(own);
    this.#bases.delete(peer);
  }

  #base(direction: string, otherwise: number): number {
    const known = this.#bases.get(direction);
    if (known !== undefined) return known;
    this.#bases.set(direction, otherwise);
    return otherwise;
  }
}
