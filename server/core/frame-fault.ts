/** Whether bytes written by a person are a frame that can be put on a wire. */

import { u16, u8 } from './bytes.ts';
import type { Bilingual } from './dissect/field.ts';
import { ETHERNET, readLinkHeader } from './link-header.ts';

const ETHERNET_HEADER_BYTES = 14;
const TCP = 6;
const UDP = 17;

/**
 * What is wrong with an Ethernet frame, as one phrase that names the byte, in both languages; null where its headers can be read. Only
 * structure is looked at: wrong checksums, odd flags and unknown protocols are what a person may want to send.
 */
export function frameFault(frame: Uint8Array): Bilingual | null {
  if (frame.length < ETHERNET_HEADER_BYTES) {
    return {
      en: `${frame.length} bytes are no Ethernet frame: its header takes ${ETHERNET_HEADER_BYTES}`,
      zh: `${frame.length} 字节不成以太网帧：首部就要 ${ETHERNET_HEADER_BYTES} 字节`,
    };
  }
  const { etherType, at } = readLinkHeader(frame, ETHERNET);
  if (etherType === 0x0800) return ipv4Fault(frame, at);
  if (etherType === 0x86dd) return ipv6Fault(frame, at);
  return null;
}

function ipv4Fault(frame: Uint8Array, at: number): Bilingual | null {
  if (frame.length < at + 20) return cutOff('IPv4', at, 20, frame);
  const version = u8(frame, at) >> 4;
  if (version !== 4) return otherVersion(at, version, 'IPv4');
  const headerBytes = (u8(frame, at) & 15) * 4;
  if (headerBytes < 20) {
    return {
      en: `byte ${at} says an IPv4 header of ${headerBytes} bytes; 20 is least`,
      zh: `字节 ${at} 称 IPv4 首部为 ${headerBytes} 字节，至少应为 20`,
    };
  }
  if (frame.length < at + headerBytes) return cutOff('IPv4', at, headerBytes, frame);
  const lengthBytes = u16(frame, at + 2);
  if (lengthBytes < headerBytes || at + lengthBytes > frame.length) {
    return {
      en: `bytes ${at + 2} and ${at + 3} say an IPv4 packet of ${lengthBytes} bytes; there are ${frame.length - at}`,
      zh: `字节 ${at + 2} 和 ${at + 3} 称 IPv4 分组为 ${lengthBytes} 字节，实有 ${frame.length - at} 字节`,
    };
  }
  const isLaterFragment = (u16(frame, at + 6) & 0x1fff) !== 0;
  if (isLaterFragment) return null;
  const transport = { at: at + headerBytes, end: at + lengthBytes };
  return transportFault(frame, u8(frame, at + 9), transport);
}

function ipv6Fault(frame: Uint8Array, at: number): Bilingual | null {
  if (frame.length < at + 40) return cutOff('IPv6', at, 40, frame);
  const version = u8(frame, at) >> 4;
  if (version !== 6) return otherVersion(at, version, 'IPv6');
  const end = at + 40 + u16(frame, at + 4);
  if (end > frame.length) {
    const [claimed, present] = [u16(frame, at + 4), frame.length - at - 40];
    return {
      en: `bytes ${at + 4} and ${at + 5} say ${claimed} bytes behind the IPv6 header; there are ${present}`,
      zh: `字节 ${at + 4} 和 ${at + 5} 称 IPv6 首部之后有 ${claimed} 字节，实有 ${present} 字节`,
    };
  }
  return transportFault(frame, u8(frame, at + 6), { at: at + 40, end });
}

function transportFault(
  frame: Uint8Array,
  protocol: number,
  { at, end }: { readonly at: number; readonly end: number },
): Bilingual | null {
  if (protocol === UDP && end < at + 8) return cutOff('UDP', at, 8, frame.subarray(0, end));
  if (protocol !== TCP) return null;
  if (end < at + 20) return cutOff('TCP', at, 20, frame.subarray(0, end));
  const headerBytes = (u8(frame, at + 12) >> 4) * 4;
  if (headerBytes >= 20 && at + headerBytes <= end) return null;
  return {
    en: `byte ${at + 12} says a TCP header of ${headerBytes} bytes; it must be 20 to ${end - at}`,
    zh: `字节 ${at + 12} 称 TCP 首部为 ${headerBytes} 字节，应为 20 至 ${end - at}`,
  };
}

function otherVersion(at: number, version: number, announced: string): Bilingual {
  return {
    en: `byte ${at} says IP version ${version} where the frame announces ${announced}`,
    zh: `字节 ${at} 称 IP 版本为 ${version}，而帧首部说是 ${announced}`,
  };
}

function cutOff(name: string, at: number, lengthBytes: number, frame: Uint8Array): Bilingual {
  return {
    en: `the ${name} header at byte ${at} takes ${lengthBytes} bytes; there are ${frame.length - at}`,
    zh: `字节 ${at} 处的 ${name} 首部要占 ${lengthBytes} 字节，实有 ${frame.length - at} 字节`,
  };
}
