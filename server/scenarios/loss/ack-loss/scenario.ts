/** Nothing is lost, the ACKs are only late: the client sends again what has long arrived. */

import type { Scenario } from '../../scenario.ts';

export const ackLoss: Scenario = {
  id: 'loss/ack-loss',
  topic: 'loss',
  title: { en: 'Late ACKs', zh: '迟到的 ACK' },
  summary: {
    en: 'The data arrives at once, its ACK 0.9 s later. The client’s timers cannot know that, and resend for nothing.',
    zh: '数据即刻到达，它的 ACK 却晚到 0.9 秒。客户端的定时器无从得知，白白重传。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    pause: {
      title: { en: 'client stays connected', zh: '客户端保持连接' },
      type: 'number',
      default: 1.8,
      minimum: 0,
      maximum: 10,
      unit: 's',
    },
  },
  wire: { delayUs: 50000 },
  rules: ['delay every ACK from server by 900 ms 3 times'],
  limitMs: 30000,
  expect: [
    'client P. 5',
    'server .',
    'client P. 5',
    'server .',
    'client F.',
    'server F.',
    'client .',
  ],
  cues: [
    {
      before: 'client P. 5',
      question: {
        en: 'The data will arrive, but its ACK will be 0.9 s late. What does the client do?',
        zh: '数据会到达，但它的 ACK 要晚 0.9 秒。客户端会怎么做？',
      },
      choices: [
        { en: 'It waits for the ACK', zh: '等待 ACK' },
        { en: 'It sends the data again', zh: '重传数据' },
        { en: 'It closes the connection', zh: '关闭连接' },
      ],
      answer: 1,
      because: {
        en: 'The timer was computed from round trips of 0.1 s. A late ACK and a lost segment look the same to it.',
        zh: '定时器是按 0.1 秒的往返算出来的。迟到的 ACK 与丢失的报文段，在它看来一样。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 2883 An Extension to SACK: D-SACK',
      url: 'https://www.rfc-editor.org/rfc/rfc2883',
    },
    {
      title: 'RFC 6298 §5 Managing the RTO Timer',
      url: 'https://www.rfc-editor.org/rfc/rfc6298#section-5',
    },
    {
      title: 'RFC 3522 The Eifel Detection Algorithm',
      url: 'https://www.rfc-editor.org/rfc/rfc3522',
    },
  ],
};
