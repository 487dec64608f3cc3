/** The shapes of provenance: one direction of bytes from one socket to another, and what became of each byte. */

import type { ByteRange, HostName } from '../event-base.ts';
import type { DropReason } from '../frame-event.ts';

/** Bytes that a program handed to the kernel. */
export interface Write {
  readonly host: HostName;
  /** The call that wrote them, and the program's line. */
  readonly call: number;
  readonly line: number | null;
  readonly atUs: number;
  /** Offsets in the stream. */
  readonly range: ByteRange;
}

/** A part of one write, by its offsets in the stream. */
export interface WritePart {
  readonly call: number;
  readonly range: ByteRange;
}

/** Bytes that a packet carries: a TCP segment's, a UDP datagram's, or a fragment's share of one. */
export interface SegmentBytes {
  readonly packet: number;
  readonly sentAtUs: number;
  /** When it reached the other host, or null where it has not (yet). */
  readonly arrivedAtUs: number | null;
  /** Why it never will, where the wire dropped it. */
  readonly dropped: DropReason | null;
  readonly range: ByteRange;
  /** Which writes these bytes come from, in order. */
  readonly writes: readonly WritePart[];
  /** The bytes that the receiver had not got from an earlier packet; empty for a duplicate or a needless retransmission. */
  readonly fresh: readonly ByteRange[];
}

/** Bytes that a program took from the kernel. */
export interface Read {
  readonly host: HostName;
  readonly call: number;
  readonly line: number | null;
  readonly atUs: number;
  readonly range: ByteRange;
  /** Which writes they came from: more than one is what is called sticky packets. */
  readonly writes: readonly WritePart[];
  /** UDP: the one datagram that was read. Null over TCP, which knows no messages. */
  readonly packet: number | null;
}

/** One direction between two sockets. Offsets count the sender's bytes from 0 and are shared by all three lists. */
export interface ByteStream {
  readonly protocol: 'tcp' | 'udp';
  readonly fromHost: HostName;
  readonly toHost: HostName | null;
  /** `address:port` of both ends; over UDP `to` may be many and then names the first. */
  readonly from: string;
  readonly to: string;
  readonly writes: readonly Write[];
  readonly segments: readonly SegmentBytes[];
  readonly reads: readonly Read[];
}
