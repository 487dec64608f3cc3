/** The first SYN is lost; a timer of one second sends it again. */

import type { Scenario } from '../../scenario.ts';
import { patientConnect } from '../patient-connect/patient-connect.ts';

export const synLost: Scenario = {
  id: 'open/syn-lost',
  topic: 'open',
  title: { en: 'Lost SYN', zh: 'SYN 丢失' },
  summary: {
    en: 'The first SYN is lost. One second later the kernel asks again, and connect() only seems slow.',
    zh: '第一个 SYN 丢了。一秒之后内核再次请求，connect() 只是显得慢。',
  },
  ...patientConnect,
  rules: ['drop the first SYN'],
  expect: [
    'client S',
    'client S',
    'server S.',
    'client .',
    'client prints connected after …',
    'client F.',
  ],
  cues: [
    {
      before: 'client S',
      question: {
        en: 'The SYN was lost. What happens next?',
        zh: 'SYN 丢失了。接下来会发生什么？',
      },
      choices: [
        { en: 'connect() raises an error', zh: 'connect() 抛出异常' },
        { en: 'The kernel sends the SYN again after about 1 s', zh: '约 1 秒后内核重发 SYN' },
        { en: 'The server sends a SYN of its own', zh: '服务器发出自己的 SYN' },
      ],
      answer: 1,
      because: {
        en: 'Nobody tells the client of the loss; only silence does. No round trip has been measured yet, so the timer starts at one second (RFC 6298 §2).',
        zh: '没有谁告诉客户端丢包了，只有沉默。此时还没有测得任何往返时间，所以定时器从 1 秒开始（RFC 6298 §2）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 6298 §2 Initial RTO of 1 second',
      url: 'https://www.rfc-editor.org/rfc/rfc6298#section-2',
    },
    {
      title: 'RFC 9293 §3.8.1 Retransmission Timeout',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.8.1',
    },
  ],
};
