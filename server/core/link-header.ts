/** Where the network header begins behind each kind of link header, and what it is: the cheap read, without fields. */

import { u16, u8 } from './bytes.ts';

/** Link type of Ethernet (tcpdump.org/linktypes). */
export const ETHERNET = 1;

export interface LinkHeader {
  /** By the numbers of Ethernet (IEEE 802 Numbers, IANA); 0 where it is not known. */
  readonly etherType: number;
  /** Where the network header begins. */
  readonly at: number;
}

/** Reads the link header. Never throws: what is cut off reads as zero. */
export function readLinkHeader(frame: Uint8Array, linkType: number): LinkHeader {
  switch (linkType) {
    case ETHERNET:
      return afterTags(frame, { etherType: u16(frame, 12), at: 14 });
    case 0: // null: BSD loopback, a family in the capturing machine's byte order
    case 108: // loop: the same in network order
      return byVersion(frame, 4);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return byVersion(frame, 0);
    case 113: // Linux cooked
      return afterTags(frame, { etherType: u16(frame, 14), at: 16 });
    case 276: // Linux cooked, version 2
      return afterTags(frame, { etherType: u16(frame, 0), at: 20 });
    default:
      return { etherType: 0, at: 0 };
  }
}

/** VLAN tags: type and tag are 4 bytes each (IEEE 802.1Q); two are all that is in use. */
function afterTags(frame: Uint8Array, first: LinkHeader): LinkHeader {
  let header = first;
  for (let i = 0; i < 2 && (header.etherType === 0x8100 || header.etherType === 0x88a8); i++) {
    header = { etherType: u16(frame, header.at + 2), at: header.at + 4 };
  }
  return header;
}

function byVersion(frame: Uint8Array, at: number): LinkHeader {
  const version = u8(frame, at) >> 4;
  return { etherType: version === 4 ? 0x0800 : version === 6 ? 0x86dd : 0, at };
}
