/** What someone who sees a connection's packets knows of its two ends: addresses, ports, and the numbers that would fit. */

import type { HostName } from '../event-base.ts';
import { TCP_FLAGS } from '../summary.ts';
import type { FrameSummary } from '../summary.ts';
import { endOf } from './end-facts.ts';
import type { EndFacts, SeenPacket } from './end-facts.ts';

/** A list of packets, oldest first, that may be long. */
export interface SeenPackets {
  readonly length: number;
  at(place: number): SeenPacket | undefined;
}

export interface ConnectionFacts {
  readonly protocol: 'tcp' | 'udp';
  readonly version: 4 | 6;
  /** Whom a forged packet goes to. */
  readonly target: EndFacts;
  /** Whom it seems to come from. */
  readonly source: EndFacts;
}

/** So many packets back the numbers are looked for. */
const FAR_ENOUGH = 20_000;

/**
 * The facts of the connection that the packet at `place` belongs to, or the latest before it; null where there is none.
 *
 * @param target - the address that is forged at; the receiver of that packet where left out.
 */
export function connectionFacts(
  packets: SeenPackets,
  place: number,
  target?: string,
): ConnectionFacts | null {
  const seed = findSeed(packets, place);
  if (seed === null) return null;
  const isTurned = target !== undefined && target !== seed.summary.destination;
  const { toTarget, toSource } = bothWays(packets, seed, isTurned);
  const { protocol, source, destination } = seed.summary;
  const [from, to] = isTurned ? [destination, source] : [source, destination];
  return {
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    version: from.includes(':') ? 6 : 4,
    source: endOf(from, toTarget, toSource, seed),
    target: endOf(to, toSource, toTarget, seed),
  };
}

function findSeed(packets: SeenPackets, place: number): SeenPacket | null {
  for (let at = Math.min(place, packets.length - 1); at >= 0; at--) {
    const packet = packets.at(at);
    if (packet && !packet.isForged && packet.summary.sourcePort !== null) return packet;
  }
  return null;
}

/** The connection's packets of both directions, the latest first, back to its first SYN. */
function bothWays(packets: SeenPackets, { summary: seed }: SeenPacket, isTurned: boolean) {
  const along: SeenPacket[] = [];
  const against: SeenPacket[] = [];
  const last = packets.length - 1;
  for (let at = last; at >= 0 && last - at < FAR_ENOUGH; at--) {
    const packet = packets.at(at);
    if (!packet || packet.isForged || packet.summary.protocol !== seed.protocol) continue;
    const isAlong = isSameWay(packet.summary, seed);
    if (isAlong) along.push(packet);
    else if (isOtherWay(packet.summary, seed)) against.push(packet);
    else continue;
    const { tcp } = packet.summary;
    if (tcp && (tcp.flags & SYN_ACK) === TCP_FLAGS.syn && along.length > 0) break;
  }
  return isTurned ? { toTarget: against, toSource: along } : { toTarget: along, toSource: against };
}

const SYN_ACK = TCP_FLAGS.syn | TCP_FLAGS.ack;

function isSameWay(one: FrameSummary, other: FrameSummary): boolean {
  return (
    one.source === other.source &&
    one.destination === other.destination &&
    one.sourcePort === other.sourcePort &&
    one.destinationPort === other.destinationPort
  );
}

function isOtherWay(one: FrameSummary, other: FrameSummary): boolean {
  return (
    one.source === other.destination &&
    one.destination === other.source &&
    one.sourcePort === other.destinationPort &&
    one.destinationPort === other.sourcePort
  );
}

/** Hosts by their addresses. */
export function hostOf(
  hosts: readonly { readonly name: HostName; address: string; address6: string | null }[],
  address: string,
): HostName | null {
  return hosts.find((host) => host.address === address || host.address6 === address)?.name ?? null;
}
