/** The fast walk through IPv4, IPv6, tunnels of one in the other and packets quoted by ICMP errors. */

import { u16, u32, u8 } from '../bytes.ts';
import type { Headers } from './headers.ts';
import { TCP, UDP } from './headers.ts';
import { walkTcp, walkUdp } from './transport.ts';

const ICMP = 1;
const IPV4 = 4;
const IPV6 = 41;
const ICMPV6 = 58;
const FRAGMENT = 44;

/** Deeper tunnels than any network builds; a packet of nothing but IP headers must not exhaust the stack. */
const MAX_DEPTH = 16;

/** By the version nibble. */
export function walkIp(headers: Headers, at: number): void {
  const version = at < headers.captureEnd ? u8(headers.bytes, at) >> 4 : 0;
  if (version === 4) walkIpv4(headers, at);
  else if (version === 6) walkIpv6(headers, at);
}

/** RFC 791 §3.1. */
export function walkIpv4(headers: Headers, at: number): void {
  const { bytes } = headers;
  if (at + 20 > headers.captureEnd || u8(bytes, at) >> 4 !== 4) return;
  const headerLengthBytes = (u8(bytes, at) & 15) * 4;
  const totalLengthBytes = u16(bytes, at + 2);
  // 0 is what segmentation offload leaves in a capture taken before the card filled it in.
  if (totalLengthBytes !== 0) {
    if (totalLengthBytes < headerLengthBytes) return;
    endAt(headers, at + totalLengthBytes);
  }
  const fragment = u16(bytes, at + 6);
  if (headerLengthBytes < 20 || (fragment & 0x1fff) !== 0) return;
  if ((fragment & 0x2000) !== 0) headers.isFragment = true;
  headers.ipVersion = 4;
  setIpv4(headers.source, u32(bytes, at + 12));
  setIpv4(headers.destination, u32(bytes, at + 16));
  walkNext(headers, u8(bytes, at + 9), at + headerLengthBytes);
}

/** RFC 8200 §3 and its extension headers (§4). */
export function walkIpv6(headers: Headers, at: number): void {
  const { bytes } = headers;
  if (at + 40 > headers.captureEnd || u8(bytes, at) >> 4 !== 6) return;
  const payloadLengthBytes = u16(bytes, at + 4);
  // 0 announces a jumbogram (RFC 2675), or segmentation offload.
  if (payloadLengthBytes !== 0) endAt(headers, at + 40 + payloadLengthBytes);
  headers.ipVersion = 6;
  setIpv6(headers.source, bytes, at + 8);
  setIpv6(headers.destination, bytes, at + 24);
  let protocol = u8(bytes, at + 6);
  let next = at + 40;
  while (isExtension(protocol) && next + 8 <= headers.captureEnd) {
    if (protocol === FRAGMENT) {
      const fragment = u16(bytes, next + 2);
      if (fragment >> 3 !== 0) return;
      if ((fragment & 1) !== 0) headers.isFragment = true;
    }
    const lengthBytes = protocol === FRAGMENT ? 8 : 8 + u8(bytes, next + 1) * 8;
    protocol = u8(bytes, next);
    next += lengthBytes;
  }
  walkNext(headers, protocol, next);
}

/** A layer ends no later than the one around it. */
function endAt(headers: Headers, end: number): void {
  if (end < headers.wireEnd) headers.wireEnd = end;
  if (end < headers.captureEnd) headers.captureEnd = end;
}

/** Hop-by-hop options, routing, fragment and destination options. */
function isExtension(protocol: number): boolean {
  return protocol === 0 || protocol === 43 || protocol === FRAGMENT || protocol === 60;
}

function walkNext(headers: Headers, protocol: number, at: number): void {
  if (++headers.depth > MAX_DEPTH) return;
  switch (protocol) {
    case TCP:
      walkTcp(headers, at);
      break;
    case UDP:
      walkUdp(headers, at);
      break;
    case IPV4: // RFC 2003
      walkIpv4(headers, at);
      break;
    case IPV6: // RFC 4213
      walkIpv6(headers, at);
      break;
    case ICMP:
      if (isIcmpError(u8(headers.bytes, at))) walkQuoted(headers, at);
      break;
    case ICMPV6: // RFC 4443 §3
      if (u8(headers.bytes, at) >= 1 && u8(headers.bytes, at) <= 4) walkQuoted(headers, at);
      break;
  }
}

/** Destination unreachable, source quench, time exceeded, parameter problem (RFC 792). A redirect quotes a packet that was delivered. */
function isIcmpError(type: number): boolean {
  return type === 3 || type === 4 || type === 11 || type === 12;
}

function walkQuoted(headers: Headers, at: number): void {
  // An error never answers an error (RFC 1122 §3.2.2).
  if (headers.isQuoted || at + 8 > headers.captureEnd) return;
  headers.isQuoted = true;
  walkIp(headers, at + 8);
}

function setIpv4(words: Int32Array, address: number): void {
  words[0] = address;
  words[1] = 0;
  words[2] = 0;
  words[3] = 0;
}

function setIpv6(words: Int32Array, bytes: Uint8Array, at: number): void {
  for (let word = 0; word < 4; word++) words[word] = u32(bytes, at + 4 * word);
}
