/** A connection that goes on talking, so that a forged reset can be tried on it. */

import type { Scenario } from '../../scenario.ts';

export const blindReset: Scenario = {
  id: 'guard/blind-reset',
  topic: 'guard',
  title: { en: 'Forged reset', zh: '伪造的复位' },
  summary: {
    en: 'Put a forged RST on the wire. Only the exact number ends the connection; a near miss gets a challenge ACK.',
    zh: '在线路上放一个伪造的 RST。只有序号完全精确才能结束连接；差一点的会招来质询 ACK。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    ticks: {
      title: { en: 'questions', zh: '提问次数' },
      type: 'integer',
      default: 5,
      minimum: 1,
      maximum: 100,
    },
    interval: {
      title: { en: 'time between questions', zh: '提问间隔' },
      type: 'number',
      default: 0.5,
      minimum: 0.1,
      maximum: 5,
      unit: 's',
    },
  },
  wire: { delayUs: 50000 },
  limitMs: 300000,
  expect: [
    'client P. 4',
    'server P. 4',
    'client prints 1 tock',
    'client P. 4',
    'server P. 4',
    'client prints 5 tock',
    'client F.',
    'server F.',
    'client .',
  ],
  cues: [
    {
      before: 'client prints 1 tock',
      question: {
        en: 'An RST arrives whose number lies inside the window, but is not the next one expected. What does the kernel do?',
        zh: '到了一个 RST，序号在窗口之内，却不是期待的下一个。内核怎么做？',
      },
      choices: [
        { en: 'It ends the connection', zh: '结束连接' },
        { en: 'It ignores it', zh: '置之不理' },
        { en: 'It answers with an ACK and goes on', zh: '回一个 ACK，照常继续' },
      ],
      answer: 2,
      because: {
        en: 'RFC 5961 §3.2: only the exact number resets. For anything else in the window the kernel asks back with a challenge ACK; a peer that truly lost the connection answers it with an RST that is exact.',
        zh: 'RFC 5961 §3.2：只有精确的序号才能复位。窗口之内的其他序号，内核以质询 ACK 反问；真正丢了连接的对端会用精确的 RST 回答。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 5961 §3 Blind Reset Attack Using the RST Bit',
      url: 'https://www.rfc-editor.org/rfc/rfc5961#section-3',
    },
    {
      title: 'RFC 9293 §3.10.7.4 Other States',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4',
    },
  ],
};
