/** What a ladder's label needs of an Ethernet frame, in one cheap read: addresses, ports, TCP's numbers, the payload's place. */

import { ipv4Text, ipv6Text, macText } from './address-text.ts';
import { u16, u32, u8 } from './bytes.ts';
import type { ByteRange } from './event-base.ts';
import { followChain } from './ipv6-chain.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';

/** TCP flag bits (RFC 9293 §3.1). */
export const TCP_FLAGS = {
  fin: 1,
  syn: 2,
  rst: 4,
  psh: 8,
  ack: 16,
  urg: 32,
  ece: 64,
  cwr: 128,
} as const;

export interface TcpSummary {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Raw sequence number. */
  readonly seq: number;
  /** Raw acknowledgment number; meaningful where the ACK bit is set. */
  readonly ack: number;
  /** The low eight flag bits; test with {@link TCP_FLAGS}. */
  readonly flags: number;
  /** The window field, not scaled. */
  readonly window: number;
  /** MSS option, bytes, where present. */
  readonly mssBytes: number | null;
  /** SACK blocks `[left, right)` as raw sequence numbers (RFC 2018). */
  readonly sackBlocks: readonly (readonly [number, number])[];
}

export interface FrameSummary {
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'igmp' | 'arp' | 'ip' | 'other';
  /** Network addresses as text, or MAC addresses where there is no IP. */
  readonly source: string;
  readonly destination: string;
  readonly sourcePort: number | null;
  readonly destinationPort: number | null;
  /** The application's bytes within the frame (TCP segment or UDP datagram data). */
  readonly payload: ByteRange;
  readonly tcp: TcpSummary | null;
  /** A fragment's offset in bytes and whether more follow, where the packet is one (RFC 791 §3.2). */
  readonly fragment: { readonly offsetBytes: number; readonly moreFollow: boolean } | null;
}

/**
 * Summarises a frame. Never throws: what is cut off reads as zero.
 *
 * @param linkType - what it begins with (tcpdump.org/linktypes); Ethernet where left out.
 * @param wireBytes - its length on the wire, where a capture kept less: the payload's range is the whole one.
 */
export function summarise(
  frame: Uint8Array,
  linkType: number = ETHERNET,
  wireBytes: number = frame.length,
): FrameSummary {
  const { etherType, at } = readLinkHeader(frame, linkType);
  if (etherType === 0x0800) return summariseIpv4(frame, at, wireBytes);
  if (etherType === 0x86dd) return summariseIpv6(frame, at, wireBytes);
  const hasMac = linkType === ETHERNET;
  return {
    ...NOTHING,
    protocol: etherType === 0x0806 ? 'arp' : 'other',
    source: hasMac ? macText(frame, 6) : '',
    destination: hasMac ? macText(frame, 0) : '',
    payload: { start: at, end: wireBytes },
  };
}

const NOTHING = { sourcePort: null, destinationPort: null, tcp: null, fragment: null } as const;

function summariseIpv4(frame: Uint8Array, at: number, wireBytes: number): FrameSummary {
  const transport = at + (u8(frame, at) & 15) * 4;
  const end = Math.min(wireBytes, at + u16(frame, at + 2));
  const flags = u16(frame, at + 6);
  const offsetBytes = (flags & 0x1fff) * 8;
  const moreFollow = (flags & 0x2000) !== 0;
  const ends = { source: ipv4Text(frame, at + 12), destination: ipv4Text(frame, at + 16) };
  const rest = summariseTransport(frame, u8(frame, at + 9), transport, end, offsetBytes > 0);
  return {
    ...rest,
    ...ends,
    fragment: offsetBytes > 0 || moreFollow ? { offsetBytes, moreFollow } : null,
  };
}

function summariseIpv6(frame: Uint8Array, at: number, wireBytes: number): FrameSummary {
  const end = Math.min(wireBytes, at + 40 + u16(frame, at + 4));
  const ends = { source: ipv6Text(frame, at + 8), destination: ipv6Text(frame, at + 24) };
  const { protocol, at: transport, fragment } = followChain(frame, u8(frame, at + 6), at + 40, end);
  const isLater = fragment !== null && fragment.offsetBytes > 0;
  return { ...summariseTransport(frame, protocol, transport, end, isLater), ...ends, fragment };
}

type Transport = Omit<FrameSummary, 'source' | 'destination'>;

function summariseTransport(
  frame: Uint8Array,
  protocol: number,
  at: number,
  end: number,
  isLaterFragment: boolean,
): Transport {
  const payload = { start: Math.min(at, end), end };
  if (isLaterFragment) return { ...NOTHING, protocol: 'ip', payload };
  switch (protocol) {
    case 1:
      return { ...NOTHING, protocol: 'icmp', payload };
    case 2:
      return { ...NOTHING, protocol: 'igmp', payload };
    case 6:
      return summariseTcp(frame, at, end);
    case 17: {
      const ports = { sourcePort: u16(frame, at), destinationPort: u16(frame, at + 2) };
      return {
        ...NOTHING,
        ...ports,
        protocol: 'udp',
        payload: { start: Math.min(at + 8, end), end },
      };
    }
    case 58:
      return { ...NOTHING, protocol: 'icmpv6', payload };
    default:
      return { ...NOTHING, protocol: 'ip', payload };
  }
}

function summariseTcp(frame: Uint8Array, at: number, end: number): Transport {
  const data = at + (u8(frame, at + 12) >> 4) * 4;
  const tcp: TcpSummary = {
    sourcePort: u16(frame, at),
    destinationPort: u16(frame, at + 2),
    seq: u32(frame, at + 4),
    ack: u32(frame, at + 8),
    flags: u8(frame, at + 13),
    window: u16(frame, at + 14),
    ...tcpOptions(frame, at + 20, Math.min(data, end)),
  };
  const { sourcePort, destinationPort } = tcp;
  return {
    protocol: 'tcp',
    sourcePort,
    destinationPort,
    tcp,
    fragment: null,
    payload: { start: Math.min(data, end), end },
  };
}

function tcpOptions(
  frame: Uint8Array,
  start: number,
  end: number,
): Pick<TcpSummary, 'mssBytes' | 'sackBlocks'> {
  let mssBytes: number | null = null;
  const sackBlocks: [number, number][] = [];
  for (let at = start; at < end;) {
    const kind = u8(frame, at);
    if (kind === 0) break; // End of Option List, RFC 9293 §3.2
    const length = kind === 1 ? 1 : Math.max(2, u8(frame, at + 1));
    if (kind === 2) mssBytes = u16(frame, at + 2);
    if (kind === 5) {
      for (let block = at + 2; block + 8 <= at + length; block += 8) {
        sackBlocks.push([u32(frame, block), u32(frame, block + 4)]);
      }
    }
    at += length;
  }
  return { mssBytes, sackBlocks };
}
