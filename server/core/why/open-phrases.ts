/** Why a segment of the opening of a connection was sent; for the gaps see packet-phrases.ts. Data only. */

import type { Phrase } from './phrase.ts';

export const OPEN_PHRASES = {
  syn: {
    en: '{host} asks for a connection: {call}{where} makes the kernel send a SYN.',
    zh: '{host} 请求建立连接：{call}{where}让内核发出 SYN。',
    rfc: 'RFC 9293 §3.5',
  },
  synAgain: {
    en: '{host} sends its SYN again: no answer came within the retransmission timeout of {rto}.',
    zh: '{host} 重发 SYN：在重传超时（{rto}）之内没有收到应答。',
    rfc: 'RFC 6298 §5',
  },
  synAck: {
    en: '{host} answers the SYN in packet {packet} with a SYN of its own and acknowledges it; the kernel does so by itself, whether or not accept() was called.',
    zh: '{host} 用自己的 SYN 应答分组 {packet} 中的 SYN，并予以确认；这由内核完成，与是否调用了 accept() 无关。',
    rfc: 'RFC 9293 §3.5',
  },
  synAckAgain: {
    en: '{host} sends its SYN-ACK again: the last ACK of the handshake did not come in time.',
    zh: '{host} 重发 SYN-ACK：握手的最后一个 ACK 没有按时到达。',
    rfc: 'RFC 6298 §5',
  },
  handshakeAck: {
    en: '{host} acknowledges the SYN in packet {packet}: for {host} the connection is now established.',
    zh: '{host} 确认分组 {packet} 中的 SYN：在 {host} 看来连接已经建立。',
    rfc: 'RFC 9293 §3.5',
  },
  handshakeAckAgain: {
    en: 'Packet {packet} brings the SYN of {peer} once more; {host} is established already and only repeats its ACK.',
    zh: '分组 {packet} 再次带来 {peer} 的 SYN；{host} 早已建立连接，只是重复 ACK。',
    rfc: 'RFC 9293 §3.10.7.4',
  },
  refused: {
    en: 'No program listens on that port of {host}, so its kernel refuses the SYN in packet {packet} with a reset.',
    zh: '{host} 的这个端口上没有程序监听，内核用 RST 拒绝分组 {packet} 中的 SYN。',
    rfc: 'RFC 9293 §3.5.2',
  },
} as const satisfies Record<string, Phrase>;
