/** The same segment is lost four times; each wait is twice the one before. */

import type { Scenario } from '../../scenario.ts';

export const rtoBackoff: Scenario = {
  id: 'loss/rto-backoff',
  topic: 'loss',
  title: { en: 'Timeouts that double', zh: '加倍的超时' },
  summary: {
    en: 'One segment is lost four times in a row. A probe, then timeouts, each twice as long as the one before.',
    zh: '同一个报文段连续丢四次。先是探测，然后是超时，一次比一次长一倍。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    size: {
      title: { en: 'bytes sent', zh: '发送字节数' },
      type: 'integer',
      default: 100,
      minimum: 1,
      maximum: 1448,
      unit: 'B',
    },
  },
  wire: { delayUs: 50000 },
  rules: ['drop data segment 1 4 times'],
  limitMs: 30000,
  expect: [
    'client S',
    'server S.',
    'client .',
    'client P. 100',
    'client P. 100',
    'client P. 100',
    'client P. 100',
    'client P. 100',
    'server .',
    'server P. 13',
    'client prints got 100 bytes',
  ],
  cues: [
    {
      before: 'client P. 100',
      question: {
        en: 'Every copy of this segment will be lost. How do the waits between them grow?',
        zh: '这个报文段的每一份都会丢。各次之间的等待会怎样变化？',
      },
      choices: [
        { en: 'They stay the same', zh: '保持不变' },
        { en: 'Each is twice as long', zh: '每次加倍' },
        { en: 'Each is one second longer', zh: '每次多一秒' },
      ],
      answer: 1,
      because: {
        en: 'A timeout may mean that the network is overloaded; asking again at the same pace would keep it so. RFC 6298 §5.5 doubles the timer each time.',
        zh: '超时可能意味着网络过载；以同样的节奏重发只会让它继续过载。RFC 6298 §5.5 要求每次加倍。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 6298 §5 Managing the RTO Timer',
      url: 'https://www.rfc-editor.org/rfc/rfc6298#section-5',
    },
    {
      title: 'RFC 8985 §7 Tail Loss Probe',
      url: 'https://www.rfc-editor.org/rfc/rfc8985#section-7',
    },
  ],
};
