/** Where in a frame the header of a TCP segment or UDP datagram lies, be it the frame's own or one that an ICMP error quotes. */

import { ipv4Text, ipv6Text } from '../address-text.ts';
import { u16, u8 } from '../bytes.ts';
import { followChain } from '../ipv6-chain.ts';
import { ETHERNET, readLinkHeader } from '../link-header.ts';

export interface SegmentPlace {
  readonly protocol: 'tcp' | 'udp';
  /** Where its header begins, and where the packet's bytes end. */
  readonly at: number;
  readonly end: number;
  readonly source: string;
  readonly destination: string;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** It was sent earlier, and comes back in an error about it. */
  readonly isQuoted: boolean;
}

const ICMP = 1;
const TCP = 6;
const UDP = 17;
const ICMPV6 = 58;
/** Destination unreachable, source quench, redirect, time exceeded, parameter problem (RFC 792). */
const ERRORS: ReadonlySet<number> = new Set([3, 4, 5, 11, 12]);
/** Type, code, checksum and four bytes more stand before the quotation (RFC 792, RFC 4443 §3). */
const BEFORE_QUOTED_BYTES = 8;

/** Null where the Ethernet frame holds no such header, or too little of it for its ports. Never throws. */
export function segmentPlace(frame: Uint8Array): SegmentPlace | null {
  const { etherType, at } = readLinkHeader(frame, ETHERNET);
  if (etherType === 0x0800) return inIpv4(frame, at, false);
  if (etherType === 0x86dd) return inIpv6(frame, at, false);
  return null;
}

function inIpv4(frame: Uint8Array, ip: number, isQuoted: boolean): SegmentPlace | null {
  const at = ip + (u8(frame, ip) & 15) * 4;
  const isLaterFragment = (u16(frame, ip + 6) & 0x1fff) !== 0;
  if (isLaterFragment) return null;
  const protocol = u8(frame, ip + 9);
  if (protocol === ICMP && !isQuoted && ERRORS.has(u8(frame, at)))
    return inIpv4(frame, at + BEFORE_QUOTED_BYTES, true);
  const ends = { source: ipv4Text(frame, ip + 12), destination: ipv4Text(frame, ip + 16) };
  return placed(frame, { protocol, at, end: ip + u16(frame, ip + 2), isQuoted }, ends);
}

function inIpv6(frame: Uint8Array, ip: number, isQuoted: boolean): SegmentPlace | null {
  const end = ip + 40 + u16(frame, ip + 4);
  const { protocol, at, fragment } = followChain(frame, u8(frame, ip + 6), ip + 40, end);
  if (fragment !== null && fragment.offsetBytes > 0) return null;
  const isError = u8(frame, at) < 128; // RFC 4443 §2.1
  if (protocol === ICMPV6 && !isQuoted && isError)
    return inIpv6(frame, at + BEFORE_QUOTED_BYTES, true);
  const ends = { source: ipv6Text(frame, ip + 8), destination: ipv6Text(frame, ip + 24) };
  return placed(frame, { protocol, at, end, isQuoted }, ends);
}

function placed(
  frame: Uint8Array,
  found: {
    readonly protocol: number;
    readonly at: number;
    readonly end: number;
    readonly isQuoted: boolean;
  },
  ends: Pick<SegmentPlace, 'source' | 'destination'>,
): SegmentPlace | null {
  const { at, isQuoted } = found;
  const end = Math.min(found.end, frame.length);
  const isKnown = found.protocol === TCP || found.protocol === UDP;
  if (!isKnown || at + 8 > end) return null;
  return {
    protocol: found.protocol === TCP ? 'tcp' : 'udp',
    ...{ at, end, isQuoted, ...ends },
    sourcePort: u16(frame, at),
    destinationPort: u16(frame, at + 2),
  };
}
