/** A close in three segments: the acknowledgment rides on the peer's FIN. */

import type { Scenario } from '../../scenario.ts';

export const threeSegment: Scenario = {
  id: 'close/three-segment',
  topic: 'close',
  title: { en: 'Close in three segments', zh: '三次挥手' },
  summary: {
    en: "The delayed ACK waits just long enough to ride on the server's own FIN: F. F. .",
    zh: '延迟确认恰好等到服务器自己的 FIN，两者合并为一段：F. F. .',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    server_delay: {
      title: { en: 'server waits before close()', zh: '服务器调用 close() 前等待' },
      type: 'number',
      default: 0,
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
    'client P. 4',
    'server P. 4',
    "client prints b'ping'",
    'client F.',
    'server F.',
    'client .',
  ],
  expectFrames: 10,
  cues: [
    {
      before: 'server F.',
      question: {
        en: "The client's F. has arrived and the server program closes at once. How many segments does the server send?",
        zh: '客户端的 F. 已到达，服务器程序马上关闭。服务器会发几个报文段？',
      },
      choices: [
        { en: 'Two: an ACK, then a FIN', zh: '两个：先 ACK，再 FIN' },
        { en: 'One: a FIN that acknowledges too', zh: '一个：FIN 同时带上确认' },
        { en: 'None: it waits for a timer', zh: '一个都不发：等定时器' },
      ],
      answer: 1,
      because: {
        en: 'After a request and its answer Linux delays pure ACKs, hoping for data to carry them. The FIN comes first and carries the ACK: a close needs two FINs and two acknowledgments, not four segments.',
        zh: '经过一问一答之后，Linux 会推迟纯 ACK，指望有数据可以捎带。结果先等来了 FIN，于是由 FIN 捎带：关闭需要的是两个 FIN 和两个确认，而不是四个报文段。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.6 Closing a Connection',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.6',
    },
    {
      title: 'RFC 9293 §3.8.6.3 Delayed Acknowledgments',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.6.3',
    },
  ],
};
