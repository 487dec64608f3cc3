/** Small writes merged by the sender: Nagle's algorithm. */

import type { Scenario } from '../../scenario.ts';

export const nagle: Scenario = {
  id: 'stream/nagle',
  topic: 'stream',
  title: { en: 'Sticky packets: Nagle', zh: '粘包：Nagle 算法' },
  summary: {
    en: 'Three sends, two segments: small data waits while earlier data is unacknowledged.',
    zh: '三次 send，两个报文段：前面的数据未被确认时，后面的小数据要等一等。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    writes: {
      title: { en: 'writes', zh: '发送次数' },
      type: 'integer',
      default: 3,
      minimum: 1,
      maximum: 50,
    },
    size: {
      title: { en: 'bytes each', zh: '每次字节数' },
      type: 'integer',
      default: 4,
      minimum: 1,
      maximum: 4000,
      unit: 'B',
    },
    interval: {
      title: { en: 'time between writes', zh: '发送间隔' },
      type: 'number',
      default: 0.05,
      minimum: 0,
      maximum: 1,
      unit: 's',
    },
    nodelay: { title: { en: 'TCP_NODELAY', zh: 'TCP_NODELAY' }, type: 'boolean', default: false },
  },
  wire: { delayUs: 200_000 },
  limitMs: 90_000,
  expect: [
    'client S',
    'server S.',
    'client .',
    'client P. 4',
    'server .',
    'client P. 8',
    "server prints b'bbbbcccc'",
    'client F.',
  ],
  cues: [
    {
      before: 'client P. 8',
      question: {
        en: 'Two more writes of 4 bytes wait in the send buffer. The ACK of the first has just arrived. What is sent?',
        zh: '发送缓冲区里还有两次各 4 字节的写入在等待，而第一段的 ACK 刚刚到达。接下来发出什么？',
      },
      choices: [
        { en: 'Two segments of 4 bytes', zh: '两个 4 字节的报文段' },
        { en: 'One segment of 8 bytes', zh: '一个 8 字节的报文段' },
        {
          en: 'Nothing until the buffer holds a full MSS',
          zh: '缓冲区攒满一个 MSS 之前什么也不发',
        },
      ],
      answer: 1,
      because: {
        en: 'Nothing is unacknowledged any more, so Nagle lets go of all that waits. TCP carries a stream of bytes, not writes: what waits together leaves together (RFC 896, RFC 9293 §3.7.4).',
        zh: '已经没有未确认的数据，Nagle 放行所有等待的字节。TCP 传的是字节流，而不是一次次写入：一起等的，就一起走（RFC 896、RFC 9293 §3.7.4）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 896 Congestion Control in IP/TCP Internetworks',
      url: 'https://www.rfc-editor.org/rfc/rfc896',
    },
    {
      title: 'RFC 9293 §3.7.4 Nagle Algorithm',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.7.4',
    },
  ],
};
