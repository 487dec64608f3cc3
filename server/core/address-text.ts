/** Addresses of frames as people read them. */

import { hexByte, u16, u8 } from './bytes.ts';

/** Dotted IPv4 address at `at`. */
export function ipv4Text(bytes: Uint8Array, at: number): string {
  return `${u8(bytes, at)}.${u8(bytes, at + 1)}.${u8(bytes, at + 2)}.${u8(bytes, at + 3)}`;
}

/** IPv6 address at `at`, shortened as RFC 5952 §4 asks; one that embeds an IPv4 address ends in it, dotted (§5). */
export function ipv6Text(bytes: Uint8Array, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => u16(bytes, at + 2 * i).toString(16));
  const zeros = longestZeroRun(groups);
  if (zeros.length < 2) return groups.join(':');
  const isMapped = zeros.length === 5 && groups[5] === 'ffff';
  if (zeros.start === 0 && (isMapped || zeros.length === 6)) {
    return `${isMapped ? '::ffff:' : '::'}${ipv4Text(bytes, at + 12)}`;
  }
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.start + zeros.length).join(':')}`;
}

/** `address:port` as `ss` prints it: an IPv6 address stands in brackets (RFC 3986 §3.2.2). */
export function endpointText(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** MAC address at `at`, colon-separated. */
export function macText(bytes: Uint8Array, at: number): string {
  let text = hexByte(u8(bytes, at));
  for (let i = 1; i < 6; i++) text += `:${hexByte(u8(bytes, at + i))}`;
  return text;
}

function longestZeroRun(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, i) => {
    if (group !== '0') start = i + 1;
    else if (i + 1 - start > best.length) best = { start, length: i + 1 - start };
  });
  return best;
}
