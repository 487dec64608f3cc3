/** Builds packets from a description, lengths and checksums right: for tests, and for packets put on the wire by hand. */

import { ipv4Bytes, ipv6Bytes, macBytes } from './address.ts';
import { foldChecksum, internetChecksum, onesSum, pseudoHeaderSum } from './checksum.ts';
import {
  craftTransport,
  type CraftedTransport,
  type TransportDescription,
} from './craft-transport.ts';

/** A whole Ethernet frame. Addresses are text. */
export interface FrameDescription {
  readonly ethernet: {
    readonly source: string;
    readonly destination: string;
    /** 802.1Q VLAN, where tagged. */
    readonly vlan?: number;
  };
  readonly ip: {
    readonly version: 4 | 6;
    readonly source: string;
    readonly destination: string;
    /** TTL or hop limit; 64 where left out. */
    readonly ttl?: number;
    /** IPv4 identification. */
    readonly identification?: number;
    /** IPv4: routers must not fragment it. */
    readonly dontFragment?: boolean;
  };
  readonly transport: TransportDescription;
}

/**
 * The frame's bytes.
 *
 * @example craft({ ethernet, ip, transport: { type: 'udp', sourcePort: 1, destinationPort: 2 } })
 */
export function craft(description: FrameDescription): Uint8Array {
  const { ethernet } = description;
  const packet = craftPacket(description);
  const etherType = description.ip.version === 4 ? [0x08, 0x00] : [0x86, 0xdd];
  const tag =
    ethernet.vlan === undefined ? [] : [0x81, 0x00, ethernet.vlan >> 8, ethernet.vlan & 255];
  return concat([
    Uint8Array.from([
      ...macBytes(ethernet.destination),
      ...macBytes(ethernet.source),
      ...tag,
      ...etherType,
    ]),
    packet,
  ]);
}

/** The IP packet alone. */
export function craftPacket(description: Pick<FrameDescription, 'ip' | 'transport'>): Uint8Array {
  const { ip } = description;
  const transport = craftTransport(description.transport);
  const header = ip.version === 4 ? ipv4Header(ip, transport) : ipv6Header(ip, transport);
  const addresses = ip.version === 4 ? { start: 12, end: 20 } : { start: 8, end: 40 };
  const { bytes, protocol, checksumAt } = transport;
  const pseudo = transport.hasPseudoHeader
    ? pseudoHeaderSum(header, addresses, protocol, bytes.length)
    : 0;
  const sum = foldChecksum(onesSum(bytes, 0, bytes.length, pseudo));
  // UDP's 0 means "none": a sum that comes out 0 is written as all ones (RFC 768).
  const written = sum === 0 && description.transport.type === 'udp' ? 0xffff : sum;
  new DataView(bytes.buffer).setUint16(checksumAt, written);
  return concat([header, bytes]);
}

function ipv4Header(ip: FrameDescription['ip'], transport: CraftedTransport): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  header[0] = 0x45;
  view.setUint16(2, header.length + transport.bytes.length);
  view.setUint16(4, ip.identification ?? 0);
  view.setUint16(6, ip.dontFragment === true ? 0x4000 : 0);
  header[8] = ip.ttl ?? 64;
  header[9] = transport.protocol;
  header.set(ipv4Bytes(ip.source), 12);
  header.set(ipv4Bytes(ip.destination), 16);
  view.setUint16(10, internetChecksum(header, 0, header.length));
  return header;
}

function ipv6Header(ip: FrameDescription['ip'], transport: CraftedTransport): Uint8Array {
  const header = new Uint8Array(40);
  header[0] = 0x60;
  new DataView(header.buffer).setUint16(4, transport.bytes.length);
  header[6] = transport.protocol;
  header[7] = ip.ttl ?? 64;
  header.set(ipv6Bytes(ip.source), 8);
  header.set(ipv6Bytes(ip.destination), 24);
  return header;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
