/** Why a packet was sent: one sentence a kind, in both languages, with where it is written. Data only. */

import { ACK_PHRASES } from './ack-phrases.ts';
import { DATA_PHRASES } from './data-phrases.ts';
import { END_PHRASES } from './end-phrases.ts';
import { OPEN_PHRASES } from './open-phrases.ts';
import type { Phrase } from './phrase.ts';

/**
 * Gaps: {host} the sender; {peer} the other end's name or address; {call} with {where} the call and its line; {packet}
 * the packet that set it off; {bytes} of data; {ack} the relative acknowledgment number; {rto} the timer's value;
 * {window} the window field.
 */
export const PACKET_PHRASES = {
  ...OPEN_PHRASES,
  ...DATA_PHRASES,
  ...ACK_PHRASES,
  ...END_PHRASES,
  udp: {
    en: '{call}{where} is one datagram: {bytes} bytes leave at once, with no handshake and no memory of them.',
    zh: '{call}{where}就是一个数据报：{bytes} 字节立即发出，没有握手，发完也不留记录。',
    rfc: 'RFC 768',
  },
  udpLate: {
    en: 'A datagram of {bytes} bytes leaves {host}; it had been waiting in the kernel.',
    zh: '一个 {bytes} 字节的数据报离开 {host}；它此前在内核中等待。',
    rfc: 'RFC 768',
  },
  fragment: {
    en: 'The datagram is larger than the link carries, so IP sends it in fragments; this is one of them.',
    zh: '数据报超过链路的 MTU，IP 把它分片发送；这是其中一片。',
    rfc: 'RFC 791 §3.2',
  },
  arpRequest: {
    en: '{host} must know the hardware address before it can send: it asks everyone on the link.',
    zh: '{host} 发送之前必须知道硬件地址：它向链路上的所有主机询问。',
    rfc: 'RFC 826',
  },
  arpReply: {
    en: '{host} was asked in packet {packet} and tells its hardware address.',
    zh: '分组 {packet} 询问到 {host}，它回答自己的硬件地址。',
    rfc: 'RFC 826',
  },
  icmpError: {
    en: '{host} could not deliver packet {packet} and reports it to the sender.',
    zh: '{host} 无法交付分组 {packet}，于是报告发送方。',
    rfc: 'RFC 792',
  },
  tooBig: {
    en: 'Packet {packet} is larger than the wire carries and may not be fragmented, so the wire’s router drops it and tells {peer} how large a packet may be. No host sent this.',
    zh: '分组 {packet} 超过线路的 MTU 且不允许分片，线路上的路由器丢弃它，并告诉 {peer} 分组最大可以有多大。这不是任何主机发送的。',
    rfc: 'RFC 1191 §4',
  },
  byHand: {
    en: 'Put on the wire by hand; no kernel sent it. How {peer} takes it is its kernel’s own doing.',
    zh: '由人手动放到线路上，并非内核发出。{peer} 如何处理它，由其内核决定。',
    rfc: 'RFC 5961 §1',
  },
  icmp: {
    en: '{host}’s kernel sends a control message of its own.',
    zh: '{host} 的内核发出一个控制报文。',
    rfc: 'RFC 792',
  },
  other: {
    en: '{host}’s kernel sends this by itself; no program asked for it.',
    zh: '这是 {host} 的内核自行发送的，与程序的调用无关。',
    rfc: 'RFC 1122 §3',
  },
} as const satisfies Record<string, Phrase>;

export type PacketKind = keyof typeof PACKET_PHRASES;
