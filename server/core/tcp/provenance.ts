/** Which write's bytes each packet carries and which read each byte ended in, from a run's log. */

import type { RunEvent } from '../event.ts';
import type { ByteRange } from '../event-base.ts';
import type { ByteStream, SegmentBytes, Write } from './byte-stream.ts';
import type { Endpoint } from './endpoints.ts';
import { endpointsOf } from './endpoints.ts';
import type { Carried } from './packet-fates.ts';
import { carriedPackets } from './packet-fates.ts';
import { udpStreams } from './provenance-udp.ts';
import { RangeSet } from './ranges.ts';
import { partsOf, readsOf, writesOf } from './transfers.ts';

/**
 * Follows every byte of a run.
 *
 * Over TCP the bytes of a direction form one stream, whatever the writes were; over UDP each datagram is one
 * write and is read by one call at most. Streams are in the order in which their writers were made.
 */
export function provenance(events: readonly RunEvent[]): ByteStream[] {
  const endpoints = endpointsOf(events);
  const packets = carriedPackets(events);
  const tcp = endpoints.filter((endpoint) => endpoint.protocol === 'tcp' && endpoint.remote !== '');
  return [
    ...tcp.map((endpoint) => tcpStream(endpoint, tcp, packets)).filter(carriesBytes),
    ...udpStreams(endpoints, packets),
  ];
}

function tcpStream(
  endpoint: Endpoint,
  endpoints: readonly Endpoint[],
  packets: readonly Carried[],
): ByteStream {
  const { local, remote } = endpoint;
  const peer = endpoints.find((other) => other.local === remote && other.remote === local);
  const writes = writesOf(endpoint);
  const reads = peer === undefined ? [] : readsOf(peer);
  return {
    protocol: 'tcp',
    fromHost: endpoint.host,
    toHost: peer?.host ?? null,
    from: local,
    to: remote,
    writes,
    segments: segmentsOf(
      packets.filter((packet) => packet.from === local && packet.to === remote),
      writes,
    ),
    reads: reads.map((read) => ({ ...read, writes: partsOf(writes, read.range), packet: null })),
  };
}

function carriesBytes(stream: ByteStream): boolean {
  return stream.writes.length + stream.segments.length > 0;
}

function segmentsOf(packets: readonly Carried[], writes: readonly Write[]): SegmentBytes[] {
  const freshByPacket = firstArrivals(packets);
  return packets
    .filter((packet) => packet.range.start < packet.range.end)
    .map((packet) => ({
      packet: packet.packet,
      sentAtUs: packet.sentAtUs,
      arrivedAtUs: packet.arrivedAtUs,
      dropped: packet.dropped,
      range: packet.range,
      writes: partsOf(writes, packet.range),
      fresh: freshByPacket.get(packet.packet) ?? [],
    }));
}

/** The bytes each packet was the first to bring, in order of arrival. */
function firstArrivals(packets: readonly Carried[]): Map<number, ByteRange[]> {
  const got = new RangeSet();
  const arrived = packets
    .flatMap((packet) => (packet.arrivedAtUs === null ? [] : [packet]))
    .sort((a, b) => a.arrivalOrder - b.arrivalOrder);
  return new Map(arrived.map((packet) => [packet.packet, got.add(packet.range)]));
}
