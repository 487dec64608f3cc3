/** Why a segment that only acknowledges was sent; for the gaps see packet-phrases.ts. Data only. */

import type { Phrase } from './phrase.ts';

export const ACK_PHRASES = {
  keepAliveAck: {
    en: '{host} answers the keep-alive in packet {packet}: it is still there.',
    zh: '{host} 应答分组 {packet} 的保活探测：连接仍然有效。',
    rfc: 'RFC 9293 §3.8.4',
  },
  ack: {
    en: '{host} acknowledges what packet {packet} brought: the next byte it expects is {ack}.',
    zh: '{host} 确认分组 {packet} 带来的数据：期待的下一个字节是 {ack}。',
    rfc: 'RFC 9293 §3.8.6.3',
  },
  ackDelayed: {
    en: '{host} waited for data of its own to carry the acknowledgment along; none came before the delayed-ACK timer ran out.',
    zh: '{host} 本想让自己的数据捎带确认；延迟确认定时器到期之前没有数据可发，于是单独发出 ACK。',
    rfc: 'RFC 9293 §3.8.6.3',
  },
  ackByCall: {
    en: '{call}{where} took data out of the receive buffer, and {host} acknowledges it.',
    zh: '{call}{where}从接收缓冲区取走了数据，{host} 发出确认。',
    rfc: 'RFC 9293 §3.8.6.3',
  },
  ackFinByCall: {
    en: '{call}{where} came to the end of what {peer} sends, and {host} acknowledges the FIN that said so.',
    zh: '{call}{where}读到了 {peer} 所发数据的末尾，{host} 确认宣告末尾的 FIN。',
    rfc: 'RFC 9293 §3.6',
  },
  ackDuplicate: {
    en: 'Packet {packet} did not bring byte {ack}, the next one expected, so {host} repeats its ACK at once: the sender shall know.',
    zh: '分组 {packet} 带来的不是期待的下一个字节 {ack}，所以 {host} 立即重复 ACK，让发送方知道。',
    rfc: 'RFC 5681 §4.2',
  },
  ackSack: {
    en: 'Packet {packet} came past a gap: byte {ack} is still missing, so {host} repeats that number at once, and its SACK blocks say what has come beyond the gap.',
    zh: '分组 {packet} 越过了缺口：字节 {ack} 仍未到，所以 {host} 立即重复这个确认号，并用 SACK 块说明缺口之后已收到哪些字节。',
    rfc: 'RFC 2018 §4',
  },
  ackDsack: {
    en: '{host} had all the bytes of packet {packet} already: it says so with a duplicate SACK (D-SACK), from which {peer} learns that they came twice.',
    zh: '分组 {packet} 的字节 {host} 都已收到过：它用重复 SACK（D-SACK）说明这一点，{peer} 由此得知它们到了两次。',
    rfc: 'RFC 2883 §4',
  },
  ackOld: {
    en: 'Packet {packet} brought only what {host} had already, so it repeats which byte it expects: {ack}.',
    zh: '分组 {packet} 带来的 {host} 都已收到过，所以它重复期待的下一个字节：{ack}。',
    rfc: 'RFC 9293 §3.10.7.4',
  },
  ackChallenge: {
    en: 'Packet {packet} asks {host} to give up this connection, but its number is not the exact one: {host} keeps it and answers with a challenge ACK. A peer that truly has no connection will reset it with the right number.',
    zh: '分组 {packet} 要 {host} 放弃这个连接，但序号并不完全吻合：{host} 保留连接，以挑战 ACK 应答。对方若真的没有这个连接，会用正确的序号复位它。',
    rfc: 'RFC 5961 §3.2',
  },
  ackFin: {
    en: '{host} acknowledges the FIN in packet {packet}: it knows that {peer} will send nothing more.',
    zh: '{host} 确认分组 {packet} 中的 FIN：它知道 {peer} 不会再发送数据。',
    rfc: 'RFC 9293 §3.6',
  },
  windowUpdate: {
    en: '{host} has room again in its receive buffer and says so: a window update.',
    zh: '{host} 的接收缓冲区又有了空间，发出窗口更新告知对方。',
    rfc: 'RFC 9293 §3.8.6',
  },
  zeroWindow: {
    en: '{host}’s receive buffer is full because its program does not read: the window is 0, and {peer} must stop.',
    zh: '{host} 的程序没有读取，接收缓冲区已满：窗口为 0，{peer} 必须停止发送。',
    rfc: 'RFC 9293 §3.8.6',
  },
} as const satisfies Record<string, Phrase>;
