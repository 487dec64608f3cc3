/** Puts together, for each socket that wrote, its writes, its packets and what was read of them. */

import type { ByteStream, Carriage, TcpStream, UdpStream } from './byte-stream.ts';
import type { Datagrams } from './datagrams.ts';
import type { Endpoint } from './endpoints.ts';
import type { TcpFlows } from './tcp-flows.ts';

/** Streams in the order of the endpoints, TCP before UDP; one that carries nothing is left out. */
export function streamsOf(
  endpoints: readonly Endpoint[],
  flows: TcpFlows,
  datagrams: Datagrams,
): ByteStream[] {
  const tcp = endpoints.flatMap((endpoint) => {
    const stream = tcpStream(endpoint, flows);
    return stream === null ? [] : [stream];
  });
  const udp = endpoints
    .filter(({ protocol, writes }) => protocol === 'udp' && writes.length > 0)
    .map((endpoint) => udpStream(endpoint, datagrams));
  return [...tcp, ...udp];
}

function tcpStream(endpoint: Endpoint, flows: TcpFlows): TcpStream | null {
  const flow = flows.from(endpoint);
  if (flow === null || endpoint.writes.length + flow.log.segments.length === 0) return null;
  const reader = flows.readerOf(flow);
  const { log, sent, acknowledged, receipts, buffered } = flow;
  return {
    protocol: 'tcp',
    id: endpoint.id,
    fromHost: endpoint.host,
    toHost: reader?.host ?? null,
    from: endpoint.local,
    to: endpoint.remote,
    readerFd: reader?.fd ?? null,
    writes: endpoint.writes,
    ...carriageOf(log),
    reads: reader?.reads ?? [],
    sent,
    acknowledged,
    receipts,
    buffered,
  };
}

function udpStream(endpoint: Endpoint, datagrams: Datagrams): UdpStream {
  const { log, datagrams: own, reads, ...rest } = datagrams.of(endpoint);
  const first = own.find(({ from }) => from !== '');
  return {
    protocol: 'udp',
    id: endpoint.id,
    fromHost: endpoint.host,
    toHost: own.find(({ arrivedAt }) => arrivedAt !== null)?.arrivedAt ?? null,
    from: first?.from ?? endpoint.local,
    to: first?.to ?? endpoint.remote,
    readerFd: null,
    writes: endpoint.writes,
    ...carriageOf(log),
    reads,
    datagrams: own,
    left: rest.left,
    completed: rest.completed,
    passed: rest.passed,
    cut: rest.cut,
  };
}

function carriageOf(log: Carriage): Carriage {
  const { segments, originals, repeats, losses, arrivals, wasted } = log;
  return { segments, originals, repeats, losses, arrivals, wasted };
}
