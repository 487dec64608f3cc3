/** The fast walk's way in: from a frame of any supported link type to its transport header, without allocation. */

import { u16, u32, u8 } from '../bytes.ts';
import type { Headers } from './headers.ts';
import { walkIp, walkIpv4, walkIpv6 } from './network.ts';

/** Link types by their pcap numbers (draft-ietf-opsawg-pcaplinktype). */
const LINK = {
  null: 0,
  ethernet: 1,
  rawBsd: 12,
  rawOpenBsd: 14,
  raw: 101,
  loop: 108,
  sll: 113,
  ipv4: 228,
  ipv6: 229,
  sll2: 276,
} as const;

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;

/** Fills `headers`, which {@link Headers.begin} has pointed at a frame, from the frame's beginning at `offset`. */
export function walkFrame(headers: Headers, offset: number, linkType: number): void {
  switch (linkType) {
    case LINK.ethernet:
      walkEtherType(headers, offset + 12);
      break;
    case LINK.sll: // the protocol is the last of 16 octets
      walkEtherType(headers, offset + 14);
      break;
    case LINK.sll2: // the protocol is the first of 20 octets
      walkProtocol(headers, u16(headers.bytes, offset), offset + 20);
      break;
    case LINK.null:
    case LINK.loop:
      walkFamily(headers, offset);
      break;
    case LINK.rawBsd:
    case LINK.rawOpenBsd:
    case LINK.raw:
      walkIp(headers, offset);
      break;
    case LINK.ipv4:
      walkIpv4(headers, offset);
      break;
    case LINK.ipv6:
      walkIpv6(headers, offset);
      break;
  }
}

/** From an EtherType or length field at `at`, through VLAN tags (IEEE 802.1Q, 802.1ad) and LLC with SNAP (RFC 1042). */
function walkEtherType(headers: Headers, at: number): void {
  const { bytes, captureEnd } = headers;
  let field = at;
  while (field + 2 <= captureEnd) {
    const type = u16(bytes, field);
    if (type === ETHERTYPE_IPV4 || type === ETHERTYPE_IPV6) {
      walkProtocol(headers, type, field + 2);
      return;
    }
    if (type === 0x8100 || type === 0x88a8 || type === 0x9100) {
      field += 4;
    } else if (type <= 1500 && isSnap(bytes, field + 2)) {
      field += 8;
    } else {
      return;
    }
  }
}

/** LLC's unnumbered information to and from the SNAP access point, with the EtherTypes' organisation code. */
function isSnap(bytes: Uint8Array, at: number): boolean {
  return u32(bytes, at) === 0xaaaa0300 && u16(bytes, at + 4) === 0;
}

function walkProtocol(headers: Headers, etherType: number, at: number): void {
  if (etherType === ETHERTYPE_IPV4) walkIpv4(headers, at);
  else if (etherType === ETHERTYPE_IPV6) walkIpv6(headers, at);
}

/** The BSD loopback header: an address family, in the byte order of the machine that captured. */
function walkFamily(headers: Headers, at: number): void {
  const { bytes } = headers;
  if (at + 4 > headers.captureEnd || u16(bytes, at + 1) !== 0) return;
  const family = u8(bytes, at) + u8(bytes, at + 3);
  if (family === 2) walkIpv4(headers, at + 4);
  // AF_INET6 is 10 on Linux, 24, 28 and 30 on the BSDs.
  else if (family === 10 || family === 24 || family === 28 || family === 30) {
    walkIpv6(headers, at + 4);
  }
}
