/** Why a packet was sent: one sentence a kind, in both languages, with where it is written. Data only. */

import type { Phrase } from './phrase.ts';

/**
 * Gaps: {host} the sender; {peer} the other end's name or address; {call} with {where} the call and its line; {packet}
 * the packet that set it off; {bytes} of data; {ack} the relative acknowledgment number; {rto} the timer's value;
 * {window} the window field.
 */
export const PACKET_PHRASES = {
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
  data: {
    en: '{call}{where} wrote data, and nothing holds it back: {bytes} bytes leave at once.',
    zh: '{call}{where}写入了数据，且没有任何限制：{bytes} 字节立即发出。',
    rfc: 'RFC 9293 §3.8',
  },
  dataByNagle: {
    en: 'Packet {packet} acknowledged the data in flight; until then Nagle’s algorithm held back these {bytes} bytes, because a small segment must wait while earlier data is unacknowledged.',
    zh: '分组 {packet} 确认了在途数据；在此之前 Nagle 算法扣住了这 {bytes} 字节，因为先前的数据未被确认时，小的报文段必须等待。',
    rfc: 'RFC 9293 §3.7.4',
  },
  dataByCwnd: {
    en: 'Packet {packet} acknowledged data and so made room in the congestion window, which had been full: {bytes} more bytes may leave.',
    zh: '分组 {packet} 确认了数据，原本已满的拥塞窗口因此有了空位：又可以发出 {bytes} 字节。',
    rfc: 'RFC 5681 §3.1',
  },
  dataReleased: {
    en: 'Packet {packet} made room to send: {bytes} bytes that were waiting in the send buffer leave.',
    zh: '分组 {packet} 腾出了发送的余地：在发送缓冲区中等待的 {bytes} 字节发出。',
    rfc: 'RFC 9293 §3.8.6',
  },
  dataByTimer: {
    en: 'A timer of {host}’s kernel ran out, and {bytes} bytes that had been waiting leave.',
    zh: '{host} 内核的一个定时器到期，一直在等待的 {bytes} 字节发出。',
    rfc: 'RFC 9293 §3.8',
  },
  dataAgain: {
    en: '{host} sends these {bytes} bytes again: no acknowledgment came within the retransmission timeout of {rto}, which now doubles.',
    zh: '{host} 重传这 {bytes} 字节：在重传超时（{rto}）之内没有收到确认，此后超时加倍。',
    rfc: 'RFC 6298 §5',
  },
  lossProbe: {
    en: '{host} sends its last bytes once more as a tail loss probe: silence after the end of data may mean that the end was lost, and the answer will tell sooner than the retransmission timeout.',
    zh: '{host} 把最后的字节再发一次，作为尾部丢失探测（TLP）：数据末尾之后没有回音，可能是末尾丢了；对方的应答会比重传超时更早说明情况。',
    rfc: 'RFC 8985 §7',
  },
  fastRetransmit: {
    en: 'The ACK in packet {packet} shows that these {bytes} bytes are missing at {peer} while later ones arrived, so {host} sends them again without waiting for the timer.',
    zh: '分组 {packet} 的 ACK 说明 {peer} 缺这 {bytes} 字节，而后面的已经到达，所以 {host} 不等定时器到期就重传。',
    rfc: 'RFC 5681 §3.2',
  },
  dataSmaller: {
    en: 'Packet {packet} says how large a packet may be. What was larger never arrived, so {host} sends these {bytes} bytes again in a segment that fits.',
    zh: '分组 {packet} 说明了分组最大可以有多大。更大的没有到达，所以 {host} 把这 {bytes} 字节装进放得下的报文段重发。',
    rfc: 'RFC 1191 §6.4',
  },
  dataAfterTimeout: {
    en: 'Packet {packet} acknowledges what was sent again after the timeout. What followed it counts as lost too, so {host} now sends these {bytes} bytes again.',
    zh: '分组 {packet} 确认了超时后重传的数据。其后的数据也当作已丢失，所以 {host} 现在重传这 {bytes} 字节。',
    rfc: 'RFC 6675 §5.1',
  },
  windowProbe: {
    en: '{peer}’s receive window is closed; the persist timer ran out, and {host} asks whether it has opened, in case the update was lost.',
    zh: '{peer} 的接收窗口已关闭；坚持定时器到期，{host} 探询窗口是否已打开，以防窗口更新丢失。',
    rfc: 'RFC 9293 §3.8.6.1',
  },
  keepAlive: {
    en: 'The connection has been idle for long: {host} repeats an old sequence number to see whether {peer} still answers.',
    zh: '连接空闲已久：{host} 重复一个旧的序号，看 {peer} 是否还会应答。',
    rfc: 'RFC 9293 §3.8.4',
  },
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
  fin: {
    en: '{host} has nothing more to send: {call}{where} makes the kernel send a FIN.',
    zh: '{host} 不再发送数据：{call}{where}让内核发出 FIN。',
    rfc: 'RFC 9293 §3.6',
  },
  finLate: {
    en: '{host}’s program had closed before; now that the data ahead of it could leave, the FIN follows.',
    zh: '{host} 的程序此前已经关闭连接；排在前面的数据发出之后，FIN 随之发出。',
    rfc: 'RFC 9293 §3.6',
  },
  finAgain: {
    en: '{host} sends its FIN again: it was not acknowledged within {rto}.',
    zh: '{host} 重发 FIN：在 {rto} 之内没有得到确认。',
    rfc: 'RFC 6298 §5',
  },
  finProbe: {
    en: '{host} sends its FIN once more as a tail loss probe: silence after the end may mean that the end was lost, and the answer will tell sooner than the retransmission timeout.',
    zh: '{host} 再发一次 FIN，作为尾部丢失探测（TLP）：末尾之后没有回音，可能是末尾丢了；对方的应答会比重传超时更早说明情况。',
    rfc: 'RFC 8985 §7',
  },
  finAfterAck: {
    en: 'The ACK in packet {packet} shows that {host}’s FIN did not arrive: it is sent again without waiting for the timer.',
    zh: '分组 {packet} 的 ACK 说明 {host} 的 FIN 没有到达：不等定时器到期就重发。',
    rfc: 'RFC 5681 §3.2',
  },
  refused: {
    en: 'No program listens on that port of {host}, so its kernel refuses the SYN in packet {packet} with a reset.',
    zh: '{host} 的这个端口上没有程序监听，内核用 RST 拒绝分组 {packet} 中的 SYN。',
    rfc: 'RFC 9293 §3.5.2',
  },
  resetUnknown: {
    en: 'Packet {packet} belongs to no connection that {host} knows, or to one that it has given up: it answers with a reset.',
    zh: '分组 {packet} 不属于 {host} 所知的任何连接，或属于已放弃的连接：它以 RST 应答。',
    rfc: 'RFC 9293 §3.5.2',
  },
  resetByCall: {
    en: '{call}{where} ends the connection with a reset instead of a FIN: unread data is left, or lingering was switched off.',
    zh: '{call}{where}用 RST 而不是 FIN 结束连接：还有数据未读，或者关闭了 linger。',
    rfc: 'RFC 9293 §3.6.1',
  },
  resetByTimer: {
    en: '{host} gives the connection up: it asked again and again and heard nothing, so its timer ends the connection with a reset.',
    zh: '{host} 放弃这个连接：多次探询都没有回音，定时器以 RST 结束连接。',
    rfc: 'RFC 1122 §4.2.3.6',
  },
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
