/** Makes the checksums of a frame right, for packets changed or made by hand. */

import { u16, u8, write16 } from './bytes.ts';
import { foldChecksum, internetChecksum, onesSum, pseudoHeaderSum } from './checksum.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';

/** Where a transport header holds its checksum, and whether that covers the addresses too. */
const CHECKSUMS: Readonly<Record<number, { readonly at: number; readonly hasPseudo: boolean }>> = {
  1: { at: 2, hasPseudo: false }, // ICMP (RFC 792)
  2: { at: 2, hasPseudo: false }, // IGMP (RFC 3376 §4.1.2)
  6: { at: 16, hasPseudo: true }, // TCP (RFC 9293 §3.1)
  17: { at: 6, hasPseudo: true }, // UDP (RFC 768)
  58: { at: 2, hasPseudo: true }, // ICMPv6 (RFC 4443 §2.3)
};
const UDP = 17;
const FRAGMENT = 44;
/** Hop-by-hop options, routing, destination options (RFC 8200 §4). */
const EXTENSIONS = new Set([0, 43, 60]);

/** A transport header and its data, and the addresses that go into the pseudo-header. */
interface Transport {
  readonly protocol: number;
  readonly start: number;
  readonly end: number;
  readonly addresses: { readonly start: number; readonly end: number };
}

/**
 * A copy of the Ethernet frame with right checksums in its IPv4, TCP, UDP, ICMP, ICMPv6 and IGMP headers. What is cut
 * off, a fragment's part of a transport checksum, and a UDP checksum of 0 ("none") stay as they are. Never throws.
 */
export function mendChecksums(frame: Uint8Array): Uint8Array {
  const mended = frame.slice();
  const { etherType, at } = readLinkHeader(mended, ETHERNET);
  const transport =
    etherType === 0x0800
      ? mendIpv4(mended, at)
      : etherType === 0x86dd
        ? readIpv6(mended, at)
        : null;
  if (transport) mendTransport(mended, transport);
  return mended;
}

function mendIpv4(bytes: Uint8Array, at: number): Transport | null {
  const headerBytes = (u8(bytes, at) & 15) * 4;
  const start = at + headerBytes;
  if (headerBytes < 20 || start > bytes.length) return null;
  write16(bytes, at + 10, 0);
  write16(bytes, at + 10, internetChecksum(bytes, at, start));
  const isFragment = (u16(bytes, at + 6) & 0x3fff) !== 0;
  const end = at + u16(bytes, at + 2);
  if (isFragment || end < start || end > bytes.length) return null;
  const addresses = { start: at + 12, end: at + 20 };
  return { protocol: u8(bytes, at + 9), start, end, addresses };
}

function readIpv6(bytes: Uint8Array, at: number): Transport | null {
  const end = at + 40 + u16(bytes, at + 4);
  let protocol = u8(bytes, at + 6);
  let start = at + 40;
  while (EXTENSIONS.has(protocol) && start + 8 <= end) {
    protocol = u8(bytes, start);
    start += 8 + u8(bytes, start + 1) * 8;
  }
  if (protocol === FRAGMENT || start > end || end > bytes.length) return null;
  return { protocol, start, end, addresses: { start: at + 8, end: at + 40 } };
}

function mendTransport(bytes: Uint8Array, { protocol, start, end, addresses }: Transport): void {
  const place = CHECKSUMS[protocol];
  if (!place || start + place.at + 2 > end) return;
  const at = start + place.at;
  if (protocol === UDP && u16(bytes, at) === 0) return;
  write16(bytes, at, 0);
  const pseudo = place.hasPseudo ? pseudoHeaderSum(bytes, addresses, protocol, end - start) : 0;
  const sum = foldChecksum(onesSum(bytes, start, end, pseudo));
  // UDP's 0 means "none": a sum that comes out 0 is written as all ones (RFC 768).
  write16(bytes, at, protocol === UDP && sum === 0 ? 0xffff : sum);
}
