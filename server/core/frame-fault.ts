/** Whether bytes written by a person are a frame that can be put on a wire. */

import { u16, u8 } from './bytes.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';

const ETHERNET_HEADER_BYTES = 14;
const TCP = 6;
const UDP = 17;

/**
 * What is wrong with an Ethernet frame, as one sentence that names the byte; null where its headers can be read. Only
 * structure is looked at: wrong checksums, odd flags and unknown protocols are what a person may want to send.
 */
export function frameFault(frame: Uint8Array): string | null {
  if (frame.length < ETHERNET_HEADER_BYTES) {
    return `${frame.length} bytes are no Ethernet frame: its header takes ${ETHERNET_HEADER_BYTES}`;
  }
  const { etherType, at } = readLinkHeader(frame, ETHERNET);
  if (etherType === 0x0800) return ipv4Fault(frame, at);
  if (etherType === 0x86dd) return ipv6Fault(frame, at);
  return null;
}

function ipv4Fault(frame: Uint8Array, at: number): string | null {
  if (frame.length < at + 20) return cutOff('IPv4', at, 20, frame);
  const version = u8(frame, at) >> 4;
  if (version !== 4) return `byte ${at} says IP version ${version} where the frame announces IPv4`;
  const headerBytes = (u8(frame, at) & 15) * 4;
  if (headerBytes < 20)
    return `byte ${at} says an IPv4 header of ${headerBytes} bytes; 20 is least`;
  if (frame.length < at + headerBytes) return cutOff('IPv4', at, headerBytes, frame);
  const lengthBytes = u16(frame, at + 2);
  if (lengthBytes < headerBytes || at + lengthBytes > frame.length) {
    return `bytes ${at + 2} and ${at + 3} say an IPv4 packet of ${lengthBytes} bytes; there are ${frame.length - at}`;
  }
  const isLaterFragment = (u16(frame, at + 6) & 0x1fff) !== 0;
  if (isLaterFragment) return null;
  const transport = { at: at + headerBytes, end: at + lengthBytes };
  return transportFault(frame, u8(frame, at + 9), transport);
}

function ipv6Fault(frame: Uint8Array, at: number): string | null {
  if (frame.length < at + 40) return cutOff('IPv6', at, 40, frame);
  const version = u8(frame, at) >> 4;
  if (version !== 6) return `byte ${at} says IP version ${version} where the frame announces IPv6`;
  const end = at + 40 + u16(frame, at + 4);
  if (end > frame.length) {
    return `bytes ${at + 4} and ${at + 5} say ${u16(frame, at + 4)} bytes behind the IPv6 header; there are ${frame.length - at - 40}`;
  }
  return transportFault(frame, u8(frame, at + 6), { at: at + 40, end });
}

function transportFault(
  frame: Uint8Array,
  protocol: number,
  { at, end }: { readonly at: number; readonly end: number },
): string | null {
  if (protocol === UDP && end < at + 8) return cutOff('UDP', at, 8, frame.subarray(0, end));
  if (protocol !== TCP) return null;
  if (end < at + 20) return cutOff('TCP', at, 20, frame.subarray(0, end));
  const headerBytes = (u8(frame, at + 12) >> 4) * 4;
  if (headerBytes >= 20 && at + headerBytes <= end) return null;
  return `byte ${at + 12} says a TCP header of ${headerBytes} bytes; it must be 20 to ${end - at}`;
}

function cutOff(name: string, at: number, lengthBytes: number, frame: Uint8Array): string {
  return `the ${name} header at byte ${at} takes ${lengthBytes} bytes; there are ${frame.length - at}`;
}
