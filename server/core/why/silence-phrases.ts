/** Why a host sends nothing at a moment: one sentence a reason, in both languages. Data only. */

import type { Phrase } from './phrase.ts';

/**
 * Gaps: {host}; {peer} address and port of the other end; {bytes} waiting in the send buffer; {cwnd} segments; {flight}
 * unacknowledged segments; {line} before which the program is held; {left} time until the timer fires; {call} with {where} the call that blocks; {since} how long it has.
 */
export const SILENCE_PHRASES = {
  nagle: {
    en: '{bytes} bytes wait in {host}’s send buffer: Nagle’s algorithm sends no small segment while earlier data is unacknowledged.',
    zh: '{host} 的发送缓冲区中有 {bytes} 字节在等待：先前的数据未被确认时，Nagle 算法不发送小的报文段。',
    rfc: 'RFC 9293 §3.7.4',
  },
  cwnd: {
    en: '{bytes} bytes wait in {host}’s send buffer: the congestion window of {cwnd} segments is full until an ACK comes.',
    zh: '{host} 的发送缓冲区中有 {bytes} 字节在等待：{cwnd} 个报文段的拥塞窗口已满，要等 ACK 到来。',
    rfc: 'RFC 5681 §3.1',
  },
  windowClosed: {
    en: '{bytes} bytes wait in {host}’s send buffer: {peer} has closed its receive window; its program does not read fast enough.',
    zh: '{host} 的发送缓冲区中有 {bytes} 字节在等待：{peer} 的接收窗口已关闭，对方程序读得不够快。',
    rfc: 'RFC 9293 §3.8.6.1',
  },
  window: {
    en: '{bytes} bytes wait in {host}’s send buffer: what {peer}’s receive window allows is in flight already.',
    zh: '{host} 的发送缓冲区中有 {bytes} 字节在等待：{peer} 的接收窗口允许的数据都已在途中。',
    rfc: 'RFC 9293 §3.8.6',
  },
  unacknowledged: {
    en: '{host} has sent all it had and waits for the ACK; if none comes, its retransmission timer fires in {left}.',
    zh: '{host} 已发完手中的数据，正在等待 ACK；若没有回音，重传定时器将在 {left} 后到期。',
    rfc: 'RFC 6298 §5',
  },
  delayedAck: {
    en: '{host} owes an acknowledgment and delays it, hoping to send it along with data; the timer fires in {left}.',
    zh: '{host} 还欠一个确认，它推迟发送，希望由数据捎带；定时器将在 {left} 后到期。',
    rfc: 'RFC 9293 §3.8.6.3',
  },
  persist: {
    en: '{peer}’s receive window is closed; {host} will ask again when its persist timer fires in {left}.',
    zh: '{peer} 的接收窗口已关闭；{host} 的坚持定时器将在 {left} 后到期，届时再次探询。',
    rfc: 'RFC 9293 §3.8.6.1',
  },
  synSent: {
    en: '{host} waits for the answer to its SYN; if none comes, it asks again in {left}.',
    zh: '{host} 正在等待对其 SYN 的应答；若没有回音，将在 {left} 后重发。',
    rfc: 'RFC 9293 §3.5',
  },
  stands: {
    en: '{host} has nothing to send: its program is held before line {line}; its kernel goes on.',
    zh: '{host} 没有数据可发：程序停在第 {line} 行之前，内核照常运行。',
    rfc: 'RFC 9293 §3.9.1',
  },
  blocked: {
    en: '{host} has nothing to send: its program has been blocked in {call}{where} for {since}.',
    zh: '{host} 没有数据可发：程序阻塞在 {call}{where}已有 {since}。',
    rfc: 'RFC 9293 §3.9.1',
  },
  closeWait: {
    en: '{peer} has closed its side; {host}’s program has not called close(), so no FIN goes back.',
    zh: '{peer} 已关闭它那一侧；{host} 的程序还没有调用 close()，所以不会回送 FIN。',
    rfc: 'RFC 9293 §3.6',
  },
  finWait: {
    en: '{host} has closed its side and waits for {peer}’s FIN.',
    zh: '{host} 已关闭自己这一侧，正在等待 {peer} 的 FIN。',
    rfc: 'RFC 9293 §3.6',
  },
  timeWait: {
    en: '{host} keeps the closed connection in TIME-WAIT, so that late segments cannot disturb a new one; {left} to go.',
    zh: '{host} 让已关闭的连接停留在 TIME-WAIT，以免迟到的报文段干扰新连接；还剩 {left}。',
    rfc: 'RFC 9293 §3.6',
  },
  ended: {
    en: '{host}’s program has ended, and its kernel has nothing left to send.',
    zh: '{host} 的程序已经结束，内核也没有要发送的了。',
    rfc: 'RFC 9293 §3.6',
  },
  busy: {
    en: '{host} has nothing to send: its program is running and has written nothing new.',
    zh: '{host} 没有数据可发：程序正在运行，没有写入新的数据。',
    rfc: 'RFC 9293 §3.8',
  },
} as const satisfies Record<string, Phrase>;

export type SilenceReason = keyof typeof SILENCE_PHRASES;
