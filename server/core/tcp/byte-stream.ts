/** The shapes of provenance: one direction of bytes from one socket to another, and what became of each byte. */

import type { ByteRange, HostName } from '../event-base.ts';
import type { DropReason } from '../frame-event.ts';

/** Bytes that a program handed to the kernel. Places in the log are `seq`s. */
export interface Write {
  readonly host: HostName;
  /** The call that wrote them, and the program's line. */
  readonly call: number;
  readonly line: number | null;
  readonly atUs: number;
  /** Its place among the run's writes, from 0, as `WriteNumbers` counts: chooses the hue. */
  readonly number: number;
  /** The call's arguments as a person would write them. */
  readonly args: string;
  /** Where in the log it began and ended; `leftSeq` is null while it has not. */
  readonly seq: number;
  readonly leftSeq: number | null;
  /** Offsets in the stream: what the kernel took, or what is offered while the call has not returned. */
  readonly range: ByteRange;
}

/** A part of one write, by its offsets in the stream. */
export interface WritePart {
  readonly write: Write;
  readonly range: ByteRange;
}

/** Bytes that a packet carries: a TCP segment's, a UDP datagram's, or a fragment's share of one. */
export interface SegmentBytes {
  readonly packet: number;
  readonly sentAtUs: number;
  readonly sentSeq: number;
  /** When it reached the other host, or null where it has not (yet). */
  readonly arrivedAtUs: number | null;
  readonly arrivedSeq: number | null;
  /** Why it never will, where the wire dropped it, and where in the log that was decided. */
  readonly dropped: DropReason | null;
  readonly droppedSeq: number | null;
  readonly range: ByteRange;
  /** TCP: some of its bytes had been sent before. */
  readonly isRepeat: boolean;
  /** Changed on the wire so that a checksum fails: where it arrives, the kernel throws it away. */
  readonly isCorrupt: boolean;
  /** Where in the log copies made by the wire arrived. */
  readonly copySeqs: readonly number[];
  /** The bytes that the receiver had not got from an earlier packet; empty for a duplicate or a needless retransmission. */
  readonly fresh: readonly ByteRange[];
}

/** Bytes that a program took from the kernel. */
export interface Read {
  readonly host: HostName;
  readonly call: number;
  readonly line: number | null;
  readonly atUs: number;
  /** Where in the log the call returned. */
  readonly seq: number;
  readonly range: ByteRange;
  /** UDP: the one datagram that was read. Null over TCP, which knows no messages. */
  readonly packet: number | null;
}

/** What a receiver holds after a place in the log. */
export interface Receipt {
  readonly seq: number;
  /** All bytes before it have arrived: RCV.NXT (RFC 9293 §3.3.1) as an offset. */
  readonly next: number;
  /** What arrived beyond a gap, ascending. */
  readonly beyond: readonly ByteRange[];
}

/** After a place in the log, all bytes before `upTo` are true of something. */
export interface Progress {
  readonly seq: number;
  readonly upTo: number;
}

/** One write over UDP and what became of it. */
export interface Datagram {
  readonly write: Write;
  /** One packet, or several fragments. */
  readonly packets: readonly SegmentBytes[];
  /** Where in the log the last of its bytes arrived; null where they have not all. */
  readonly completeSeq: number | null;
  readonly read: Read | null;
  /** What became of copies that the wire made of it: UDP hands each on as a datagram of its own. */
  readonly copies: readonly Datagram[];
  /** Where in the log a later datagram was read from the same socket: then this one was thrown away there. */
  readonly passedSeq: number | null;
}

/** The packets of a direction, and lists of some of them by when something happened to them. */
export interface Carriage {
  /** In the order they were sent, and so for those that sent something for the first time and for those that did not. */
  readonly segments: readonly SegmentBytes[];
  readonly originals: readonly SegmentBytes[];
  readonly repeats: readonly SegmentBytes[];
  /** In the order they were dropped. */
  readonly losses: readonly SegmentBytes[];
  /** `seq` of each first arrival. */
  readonly arrivals: readonly number[];
  /** `seq` of each arrival that brought the receiver nothing: a duplicate, or corrupted. */
  readonly wasted: readonly number[];
}

interface Direction extends Carriage {
  /** Names it among the run's streams. */
  readonly id: string;
  readonly fromHost: HostName;
  readonly toHost: HostName | null;
  /** `address:port` of both ends; over UDP `to` may be many and then names the first. */
  readonly from: string;
  readonly to: string;
  /** The reader's descriptor, where a program has one. */
  readonly readerFd: number | null;
  readonly writes: readonly Write[];
  readonly reads: readonly Read[];
}

/** One direction of a connection. Offsets count the sender's bytes from 0 and are shared by all lists. */
export interface TcpStream extends Direction {
  readonly protocol: 'tcp';
  /** How far it was sent, after each segment that sent something new. */
  readonly sent: readonly Progress[];
  /** How far it was acknowledged, after each ACK that reached the sender and said something new. */
  readonly acknowledged: readonly Progress[];
  readonly receipts: readonly Receipt[];
  /** What the kernel said the sender holds from the first unacknowledged byte on (`sendQueue`), as offsets. */
  readonly buffered: readonly Progress[];
}

/** What one socket wrote. */
export interface UdpStream extends Direction {
  readonly protocol: 'udp';
  /** One for each of `writes`, in the same order. */
  readonly datagrams: readonly Datagram[];
  /** `seq`s: where the first packet of each left, and where the last byte of each, or of a copy, arrived. */
  readonly left: readonly number[];
  readonly completed: readonly number[];
  /** Those thrown away at the reader's socket, in the order this came to light. */
  readonly passed: readonly Datagram[];
  /** Reads into a buffer shorter than the datagram: the tail is lost. */
  readonly cut: readonly Read[];
}

export type ByteStream = TcpStream | UdpStream;
