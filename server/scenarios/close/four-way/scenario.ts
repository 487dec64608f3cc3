/** A close in four segments: the peer closes later. */

import type { Scenario } from '../../scenario.ts';

export const fourWay: Scenario = {
  id: 'close/four-way',
  topic: 'close',
  title: { en: 'Close in four segments', zh: '四次挥手' },
  summary: {
    en: 'The server closes later than its kernel must acknowledge: F. . F. . on the wire.',
    zh: '服务器程序关闭得比内核必须确认的时间晚：线路上是 F. . F. .',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    server_delay: {
      title: { en: 'server waits before close()', zh: '服务器调用 close() 前等待' },
      type: 'number',
      default: 1,
      minimum: 0,
      maximum: 10,
      unit: 's',
    },
  },
  wire: { delayUs: 200_000 },
  limitMs: 30_000,
  expect: [
    'client S',
    'server S.',
    'client .',
    'client F.',
    'server .',
    "server prints end of stream: b''",
    'server F.',
    'client .',
  ],
  expectFrames: 7,
  cues: [
    {
      before: 'server .',
      question: {
        en: "The client's F. has arrived; the server program is not ready to close. What does the server send?",
        zh: '客户端的 F. 已到达，而服务器程序还不打算关闭。服务器发出什么？',
      },
      choices: [
        { en: 'Its own F. at once', zh: '立即发出自己的 F.' },
        { en: 'An ACK alone', zh: '只有一个 ACK' },
        { en: 'A reset', zh: '一个 RST' },
      ],
      answer: 1,
      because: {
        en: "The FIN takes one sequence number and must be acknowledged. The server's own FIN is sent only when its program closes: until then its direction stays open (CLOSE_WAIT).",
        zh: 'FIN 占用一个序号，必须得到确认。服务器自己的 FIN 要等它的程序关闭时才发出；在此之前，这个方向仍然开放（CLOSE_WAIT）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.6 Closing a Connection',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.6',
    },
    {
      title: 'RFC 9293 §3.3.2 State Machine Overview',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.3.2',
    },
  ],
};
