/** One write's row of the table that says what the picture shows. */

import type {
  ByteStream,
  SegmentBytes,
  TcpStream,
  UdpStream,
  Write,
} from '#core/tcp/byte-stream.ts';
import { overlap } from '#core/tcp/ranges.ts';
import { countWhile } from '../view/sorted.ts';
import type { BlockState } from './block.ts';
import { segmentState } from './canvas.ts';

/** A packet that carried some of a write's bytes, and what had become of it. */
export interface Carrier {
  readonly packet: number;
  readonly state: BlockState;
  readonly isRepeat: boolean;
}

/** A read that took some of a write's bytes. */
export interface Reader {
  /** Its place among the stream's reads, from 1. */
  readonly ordinal: number;
  readonly call: number;
  readonly bytes: number;
}

export interface TableRow {
  readonly write: Write;
  readonly carriers: readonly Carrier[];
  readonly readers: readonly Reader[];
}

/** What had become of the write with that index after `eventCount` events. */
export function tableRow(stream: ByteStream, index: number, eventCount: number): TableRow | null {
  const write = stream.writes[index];
  if (write === undefined) return null;
  return {
    write,
    carriers: carriersOf(stream, write, index)
      .filter(({ sentSeq }) => sentSeq < eventCount)
      .sort((a, b) => a.packet - b.packet)
      .map((segment) => ({
        packet: segment.packet,
        state: segmentState(segment, eventCount),
        isRepeat: segment.isRepeat,
      })),
    readers:
      stream.protocol === 'tcp'
        ? tcpReaders(stream, write, eventCount)
        : udpReaders(stream, index, eventCount),
  };
}

function carriersOf(stream: ByteStream, write: Write, index: number): SegmentBytes[] {
  if (stream.protocol === 'udp') return [...(stream.datagrams[index]?.packets ?? [])];
  const { originals, repeats } = stream;
  const first = countWhile(
    originals.length,
    (i) => (originals[i]?.range.end ?? Infinity) <= write.range.start,
  );
  const end = countWhile(
    originals.length,
    (i) => (originals[i]?.range.start ?? Infinity) < write.range.end,
  );
  const again = repeats.filter(({ range }) => overlap(range, write.range) !== null);
  return [...originals.slice(first, end), ...again];
}

function tcpReaders({ reads }: TcpStream, { range }: Write, eventCount: number): Reader[] {
  const first = countWhile(reads.length, (i) => (reads[i]?.range.end ?? Infinity) <= range.start);
  const found: Reader[] = [];
  for (let i = first; i < reads.length; i++) {
    const read = reads[i];
    if (!read || read.seq >= eventCount || read.range.start >= range.end) break;
    const common = overlap(read.range, range);
    if (!common) continue;
    found.push({ ordinal: i + 1, call: read.call, bytes: common.end - common.start });
  }
  return found;
}

function udpReaders({ reads, datagrams }: UdpStream, index: number, eventCount: number): Reader[] {
  const datagram = datagrams[index];
  return [datagram, ...(datagram?.copies ?? [])].flatMap((one) => {
    const read = one?.read ?? null;
    if (read === null || read.seq >= eventCount) return [];
    const before = countWhile(reads.length, (i) => (reads[i]?.seq ?? Infinity) < read.seq);
    const bytes = read.range.end - read.range.start;
    return [{ ordinal: before + 1, call: read.call, bytes }];
  });
}
