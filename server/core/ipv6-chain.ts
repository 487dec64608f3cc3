/** Follows IPv6's chain of extension headers to what the packet carries (RFC 8200 §4). */

import { u16, u8 } from './bytes.ts';

/** Where the chain ends. */
export interface ChainEnd {
  /** IP protocol number of what stands there. */
  readonly protocol: number;
  /** Its offset. */
  readonly at: number;
  /** As in IPv4; null where the packet is whole, an atomic fragment included (RFC 6946). */
  readonly fragment: { readonly offsetBytes: number; readonly moreFollow: boolean } | null;
}

const FRAGMENT = 44;
const FRAGMENT_BYTES = 8;
/** Hop-by-hop options, routing and destination options say their own length, in units of 8 bytes beyond the first. */
const WITH_LENGTH: ReadonlySet<number> = new Set([0, 43, 60]);

/**
 * Follows the chain from the header at `start`, whose number is `first`, within `[start, end)`. Never loops:
 * every header is at least 8 bytes. What follows a later fragment's header is no header, so the chain ends there.
 */
export function followChain(
  bytes: Uint8Array,
  first: number,
  start: number,
  end: number,
): ChainEnd {
  let protocol = first;
  let at = start;
  let fragment: ChainEnd['fragment'] = null;
  while (at + FRAGMENT_BYTES <= end) {
    const next = u8(bytes, at);
    if (protocol === FRAGMENT) {
      const word = u16(bytes, at + 2);
      const offsetBytes = word & 0xfff8;
      const moreFollow = (word & 1) !== 0;
      if (offsetBytes > 0 || moreFollow) fragment = { offsetBytes, moreFollow };
      at += FRAGMENT_BYTES;
      if (offsetBytes > 0) return { protocol: next, at, fragment };
    } else if (WITH_LENGTH.has(protocol)) {
      at += (u8(bytes, at + 1) + 1) * 8;
    } else break;
    protocol = next;
  }
  return { protocol, at: Math.min(at, end), fragment };
}
