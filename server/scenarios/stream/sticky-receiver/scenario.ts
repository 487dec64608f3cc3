/** Messages merged by the receiver, with Nagle switched off. */

import type { Scenario } from '../../scenario.ts';

export const stickyReceiver: Scenario = {
  id: 'stream/sticky-receiver',
  topic: 'stream',
  title: { en: 'Sticky packets: the receiver', zh: '粘包：接收端' },
  summary: {
    en: 'Nagle is off and four segments arrive, yet one recv() returns them all.',
    zh: 'Nagle 已关闭，四个报文段分别到达，却被一次 recv() 全部取走。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    writes: {
      title: { en: 'writes of 4 bytes', zh: '发送次数（每次 4 字节）' },
      type: 'integer',
      default: 4,
      minimum: 1,
      maximum: 26,
    },
    read_delay: {
      title: { en: 'server waits before recv()', zh: '服务器调用 recv() 前等待' },
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
    'client P. 4',
    'client P. 4',
    'client P. 4',
    'client P. 4',
    "server prints b'aaaabbbbccccdddd'",
    'server F.',
  ],
  cues: [
    {
      before: "server prints b'aaaabbbbccccdddd'",
      question: {
        en: 'Four segments of 4 bytes are in the receive buffer. How much does one recv(1024) return?',
        zh: '接收缓冲区里有四个报文段，各 4 字节。一次 recv(1024) 返回多少？',
      },
      choices: [
        { en: '4 bytes: one segment', zh: '4 字节：一个报文段' },
        { en: '16 bytes: all there is', zh: '16 字节：现有的全部' },
        { en: 'It waits for 1024 bytes', zh: '一直等到凑满 1024 字节' },
      ],
      answer: 1,
      because: {
        en: 'The receive buffer is a queue of bytes; where one segment ended is not kept. recv() takes what is there, up to its limit.',
        zh: '接收缓冲区是字节的队列，段与段的边界并不保留。recv() 在上限之内有多少取多少。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.9.1.3 Receive',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.9.1.3',
    },
    {
      title: 'RFC 9293 §3.7.4 Nagle Algorithm',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.7.4',
    },
  ],
};
