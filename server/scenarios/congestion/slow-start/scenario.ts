/** How fast a new connection may send: slow start, 10, 20, 40, 80 segments. */

import type { Scenario } from '../../scenario.ts';

/** The initial window (RFC 6928): ten full segments; the kernel pushes every second one. */
const FIRST_FLIGHT = Array.from({ length: 10 }, (_, i) => `client ${i % 2 ? 'P.' : '.'} 1448`);

export const slowStart: Scenario = {
  id: 'congestion/slow-start',
  topic: 'congestion',
  title: { en: 'Slow start', zh: '慢启动' },
  summary: {
    en: 'The first round trip carries 10 segments, the next 20, 40, 80: nobody has said how fast the path is.',
    zh: '第一个往返发 10 个报文段，接着 20、40、80：没有谁说过这条路有多快。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    size: {
      title: { en: 'bytes to send', zh: '发送字节数' },
      type: 'integer',
      default: 217200,
      minimum: 1,
      maximum: 2000000,
      unit: 'B',
    },
  },
  wire: { delayUs: 100_000 },
  limitMs: 90_000,
  expect: [
    'client S',
    'server S.',
    ...FIRST_FLIGHT,
    'server .',
    'client . 1448',
    // The FIN goes with the last data where close() comes before the window lets that out.
    'client FP.|F.',
    'server prints 217200 bytes',
    'server F.',
  ],
  cues: [
    {
      before: 'client . 1448',
      question: {
        en: 'The program hands over 217,200 bytes in one sendall(), and the server’s window has room for 44 segments. How many leave before the first ACK?',
        zh: '程序用一次 sendall() 交出 217 200 字节，而服务器的窗口容得下 44 个报文段。第一个 ACK 回来之前，会发出多少个报文段？',
      },
      choices: [
        { en: 'One: slow start begins with one segment', zh: '1 个：慢启动从一个报文段开始' },
        { en: 'Ten: the initial congestion window', zh: '10 个：初始拥塞窗口' },
        { en: '44: as many as the receiver has room for', zh: '44 个：接收方容得下多少就发多少' },
      ],
      answer: 1,
      because: {
        en: 'The sender may not exceed the smaller of the receive window and its own congestion window, which begins at ten segments (RFC 6928). One segment was the rule of RFC 2581, and still is in many books.',
        zh: '发送方不能超过接收窗口与自己的拥塞窗口中较小的那个，而拥塞窗口从 10 个报文段开始（RFC 6928）。“从一个报文段开始”是 RFC 2581 时代的规定，许多书仍这样写。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 5681 §3.1 Slow Start and Congestion Avoidance',
      url: 'https://www.rfc-editor.org/rfc/rfc5681#section-3.1',
    },
    {
      title: 'RFC 6928 Increasing TCP’s Initial Window',
      url: 'https://www.rfc-editor.org/rfc/rfc6928',
    },
    {
      title: 'RFC 9438 CUBIC for Fast and Long-Distance Networks',
      url: 'https://www.rfc-editor.org/rfc/rfc9438',
    },
  ],
};
