/** Provenance over UDP: one datagram is one write and, where it arrives and is read, one read. */

import type { ByteStream, Read, SegmentBytes, Write } from './byte-stream.ts';
import type { Endpoint } from './endpoints.ts';
import type { Carried } from './packet-fates.ts';
import { readsOf, writesOf } from './transfers.ts';

/** A write and the packets it became: one, or several fragments. */
interface Datagram {
  readonly stream: number;
  readonly write: Write;
  readonly packets: readonly Carried[];
}

/** One stream for each descriptor that wrote; offsets are what it has written so far. */
export function udpStreams(
  endpoints: readonly Endpoint[],
  packets: readonly Carried[],
): ByteStream[] {
  const udp = endpoints.filter((endpoint) => endpoint.protocol === 'udp');
  const writers = udp.filter((endpoint) => writesOf(endpoint).length > 0);
  const taken = new Set<Carried>();
  const datagrams = writers.flatMap((endpoint, stream) =>
    writesOf(endpoint).map((write) => {
      const found = packetsOf(write, portOf(endpoint.local), packets, taken);
      for (const packet of found) taken.add(packet);
      return { stream, write, packets: found };
    }),
  );
  const reads = udp.flatMap((endpoint) => matchReads(endpoint, datagrams));
  return writers.map((endpoint, stream) =>
    streamOf(
      endpoint,
      datagrams.filter((datagram) => datagram.stream === stream),
      reads.filter((read) => read.stream === stream).map((read) => read.read),
    ),
  );
}

function streamOf(
  endpoint: Endpoint,
  datagrams: readonly Datagram[],
  reads: readonly Read[],
): ByteStream {
  const carried = datagrams.flatMap((datagram) => datagram.packets);
  const whole = carried.find((packet) => packet.protocol === 'udp');
  return {
    protocol: 'udp',
    fromHost: endpoint.host,
    toHost: carried.find((packet) => packet.arrivedAt !== null)?.arrivedAt ?? null,
    from: whole?.from ?? endpoint.local,
    to: whole?.to ?? endpoint.remote,
    writes: datagrams.map((datagram) => datagram.write),
    segments: datagrams.flatMap(segmentsOf).sort((a, b) => a.packet - b.packet),
    reads,
  };
}

/** The kernel sends a datagram within the call that wrote it; where the log blames another cause, size and order tell. */
function packetsOf(
  write: Write,
  port: string,
  packets: readonly Carried[],
  taken: ReadonlySet<Carried>,
): Carried[] {
  const own = packets.filter(
    ({ protocol, cause }) =>
      protocol !== 'tcp' && cause.type === 'call' && cause.call === write.call,
  );
  if (own.length > 0) return own;
  const likely = packets.find(
    (packet) =>
      packet.protocol === 'udp' &&
      packet.cause.type !== 'call' &&
      packet.host === write.host &&
      portOf(packet.from) === port &&
      packet.sentAtUs >= write.atUs &&
      packet.range.end === write.range.end - write.range.start &&
      !taken.has(packet),
  );
  return likely === undefined ? [] : [likely];
}

function segmentsOf({ write, packets }: Datagram): SegmentBytes[] {
  return packets.map((packet) => {
    const range = {
      start: write.range.start + packet.range.start,
      end: Math.min(write.range.end, write.range.start + packet.range.end),
    };
    return {
      packet: packet.packet,
      sentAtUs: packet.sentAtUs,
      arrivedAtUs: packet.arrivedAtUs,
      dropped: packet.dropped,
      range,
      writes: [{ call: write.call, range }],
      fresh: packet.arrivedAtUs === null ? [] : [range],
    };
  });
}

/** Each read takes the oldest datagram that had arrived and can have been it; those between were dropped at the socket. */
function matchReads(
  endpoint: Endpoint,
  datagrams: readonly Datagram[],
): { readonly stream: number; readonly read: Read }[] {
  const port = portOf(endpoint.local);
  const waiting = datagrams
    .filter(({ packets }) => isFor(endpoint, port, packets))
    .sort((a, b) => arrivalOrder(a) - arrivalOrder(b));
  return readsOf(endpoint).flatMap((read) => {
    const lengthBytes = read.range.end - read.range.start;
    const index = waiting.findIndex(
      ({ write }) => write.range.end - write.range.start >= lengthBytes,
    );
    const datagram = waiting[index];
    if (datagram === undefined) return [];
    waiting.splice(0, index + 1);
    const { write, packets, stream } = datagram;
    // A short buffer cuts the tail off; it is lost (udp(7)).
    const range = { start: write.range.start, end: write.range.start + lengthBytes };
    const writes = [{ call: write.call, range }];
    return [{ stream, read: { ...read, range, writes, packet: packets[0]?.packet ?? null } }];
  });
}

function isFor(endpoint: Endpoint, port: string, packets: readonly Carried[]): boolean {
  const [first] = packets;
  return (
    first !== undefined &&
    portOf(first.to) === port &&
    (endpoint.remote === '' || endpoint.remote === first.from) &&
    packets.every((packet) => packet.arrivedAt === endpoint.host)
  );
}

/** A datagram in fragments is there when the last of them is (RFC 791 §2.3). */
function arrivalOrder(datagram: Datagram): number {
  return Math.max(...datagram.packets.map((packet) => packet.arrivalOrder));
}

function portOf(endpoint: string): string {
  return endpoint.slice(endpoint.lastIndexOf(':') + 1);
}
