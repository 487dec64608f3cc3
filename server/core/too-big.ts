/** What a router tells the sender of a packet that is too big and may not be fragmented: path MTU discovery's one signal. */

import { u16, u8 } from './bytes.ts';
import { craft } from './craft.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';
import { summarise } from './summary.ts';
import { macText } from './address-text.ts';

/** Who speaks: the router's addresses. */
export interface RouterAddresses {
  readonly mac: string;
  readonly address: string;
  readonly address6: string;
}

/** As much of the packet as keeps the message within what every path carries (RFC 1812 §4.3.2.3, RFC 4443 §3.2). */
const QUOTED_BYTES = { 4: 576 - 28, 6: 1280 - 48 } as const;
const ICMP = 1;
const ICMP_ERRORS = new Set([3, 4, 5, 11, 12]);

/**
 * The Ethernet frame of an ICMP "fragmentation needed" (type 3, code 4 with the MTU: RFC 792, RFC 1191 §4) or an ICMPv6
 * "packet too big" (type 2: RFC 4443 §3.2). Null where no error may be sent: about another error, a later fragment, or
 * a packet for many (RFC 1122 §3.2.2).
 */
export function tooBigMessage(
  frame: Uint8Array,
  mtuBytes: number,
  router: RouterAddresses,
): Uint8Array | null {
  const { etherType, at } = readLinkHeader(frame, ETHERNET);
  const version = etherType === 0x0800 ? 4 : etherType === 0x86dd ? 6 : null;
  if (version === null || isUnanswerable(frame, at, version)) return null;
  const isV4 = version === 4;
  return craft({
    ethernet: { source: router.mac, destination: macText(frame, 6) },
    ip: {
      version,
      source: isV4 ? router.address : router.address6,
      destination: summarise(frame).source,
    },
    transport: {
      type: isV4 ? 'icmp' : 'icmpv6',
      icmpType: isV4 ? 3 : 2,
      code: isV4 ? 4 : 0,
      rest: mtuBytes, // ICMP: 16 unused bits, then 16 of MTU; ICMPv6: 32 of MTU
      payload: frame.slice(at, at + QUOTED_BYTES[version]),
    },
  });
}

function isUnanswerable(frame: Uint8Array, at: number, version: 4 | 6): boolean {
  const isForMany = (u8(frame, 0) & 1) === 1;
  if (version === 6) return isForMany || isIcmpv6Error(frame, at);
  const isLaterFragment = (u16(frame, at + 6) & 0x1fff) !== 0;
  const transport = at + (u8(frame, at) & 15) * 4;
  const isError = u8(frame, at + 9) === ICMP && ICMP_ERRORS.has(u8(frame, transport));
  return isForMany || isLaterFragment || isError;
}

/** Error messages have types below 128 (RFC 4443 §2.1). */
function isIcmpv6Error(frame: Uint8Array, at: number): boolean {
  return u8(frame, at + 6) === 58 && u8(frame, at + 40) < 128;
}
