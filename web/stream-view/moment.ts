/** How far each step of a stream has come after some number of events. */

import type { ByteRange } from '#core/event-base.ts';
import type { ByteStream, Progress, TcpStream, UdpStream, Write } from '#core/tcp/byte-stream.ts';
import { countWhile } from '../view/sorted.ts';

/** Numbers of things, each up to the moment. */
export interface Tally {
  /** Writes begun. */
  readonly writes: number;
  /** Packets with data that left, the repeated among them included. */
  readonly segments: number;
  readonly repeats: number;
  readonly losses: number;
  readonly arrivals: number;
  /** Arrivals that brought nothing: duplicates and corrupted ones. */
  readonly wasted: number;
  /** Reads that returned bytes (over UDP, a datagram). */
  readonly reads: number;
}

interface Common {
  /** Events up to the moment. */
  readonly eventCount: number;
  readonly tally: Tally;
  /** The last write has not returned. */
  readonly isBlocked: boolean;
}

/** Offsets in the stream: bytes before them have come so far. */
export interface TcpMoment extends Common {
  readonly protocol: 'tcp';
  readonly offered: number;
  /** Taken by the kernel. */
  readonly written: number;
  readonly sent: number;
  readonly acknowledged: number;
  /** Arrived with nothing missing before them. */
  readonly received: number;
  /** Arrived beyond a gap. */
  readonly beyond: readonly ByteRange[];
  readonly read: number;
  /** A read returned no bytes: the other end has closed. */
  readonly isEnded: boolean;
}

/** Over UDP each datagram stands for itself. */
export interface UdpMoment extends Common {
  readonly protocol: 'udp';
  /** Datagrams that left, whole or in fragments, and those that arrived whole, copies included. */
  readonly left: number;
  readonly completed: number;
  /** Thrown away at the reader's socket. */
  readonly passed: number;
  /** Read into too short a buffer. */
  readonly cut: number;
}

export type StreamMoment = TcpMoment | UdpMoment;

/** The moment after `eventCount` events; a few binary searches, whatever the length of the stream. */
export function momentOf(stream: ByteStream, eventCount: number): StreamMoment {
  return stream.protocol === 'tcp' ? tcpMoment(stream, eventCount) : udpMoment(stream, eventCount);
}

function tcpMoment(stream: TcpStream, eventCount: number): TcpMoment {
  const common = commonOf(stream, eventCount);
  const { writes, sent, acknowledged, buffered, receipts, reads } = stream;
  const returned = common.tally.reads;
  // A read of no bytes tells the end of the stream (recv(2)); several calls may be told.
  let count = returned;
  while (count > 0 && isEmpty(reads[count - 1]?.range)) count--;
  const receipt = receipts[before(receipts, eventCount) - 1];
  const sentUpTo = reached(sent, eventCount);
  const last = writes[common.tally.writes - 1];
  return {
    protocol: 'tcp',
    ...common,
    tally: { ...common.tally, reads: count },
    offered: Math.max(last?.range.end ?? 0, sentUpTo),
    written: Math.max(sentUpTo, writtenOf(last, eventCount, reached(buffered, eventCount))),
    sent: sentUpTo,
    acknowledged: reached(acknowledged, eventCount),
    received: receipt?.next ?? 0,
    beyond: receipt?.beyond ?? [],
    read: reads[count - 1]?.range.end ?? 0,
    isEnded: count < returned,
  };
}

/** While a call waits for room, the kernel has what it said it holds. */
function writtenOf(last: Write | undefined, eventCount: number, held: number): number {
  if (last === undefined) return 0;
  if (last.leftSeq !== null && last.leftSeq < eventCount) return last.range.end;
  return Math.min(Math.max(held, last.range.start), last.range.end);
}

function udpMoment(stream: UdpStream, eventCount: number): UdpMoment {
  const { left, completed, passed, cut } = stream;
  return {
    protocol: 'udp',
    ...commonOf(stream, eventCount),
    left: placesBefore(left, eventCount),
    completed: placesBefore(completed, eventCount),
    passed: countWhile(passed.length, (i) => (passed[i]?.passedSeq ?? Infinity) < eventCount),
    cut: before(cut, eventCount),
  };
}

function commonOf(stream: ByteStream, eventCount: number): Common {
  const { writes, segments, repeats, losses, arrivals, wasted, reads } = stream;
  const begun = before(writes, eventCount);
  const last = writes[begun - 1];
  return {
    eventCount,
    isBlocked: last !== undefined && (last.leftSeq === null || last.leftSeq >= eventCount),
    tally: {
      writes: begun,
      segments: sentBy(segments, eventCount),
      repeats: sentBy(repeats, eventCount),
      losses: countWhile(losses.length, (i) => (losses[i]?.droppedSeq ?? Infinity) < eventCount),
      arrivals: placesBefore(arrivals, eventCount),
      wasted: placesBefore(wasted, eventCount),
      reads: before(reads, eventCount),
    },
  };
}

function sentBy(segments: readonly { readonly sentSeq: number }[], eventCount: number): number {
  return countWhile(segments.length, (i) => (segments[i]?.sentSeq ?? Infinity) < eventCount);
}

/** How many things lie before that place in the log. */
function before(things: readonly { readonly seq: number }[], eventCount: number): number {
  return countWhile(things.length, (i) => (things[i]?.seq ?? Infinity) < eventCount);
}

function placesBefore(seqs: readonly number[], eventCount: number): number {
  return countWhile(seqs.length, (i) => (seqs[i] ?? Infinity) < eventCount);
}

function reached(steps: readonly Progress[], eventCount: number): number {
  return steps[before(steps, eventCount) - 1]?.upTo ?? 0;
}

function isEmpty(range: ByteRange | undefined): boolean {
  return range === undefined || range.start >= range.end;
}
