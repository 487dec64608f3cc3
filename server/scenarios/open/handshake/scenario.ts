/** The three-way handshake, and who performs it. */

import type { Scenario } from '../../scenario.ts';

export const handshake: Scenario = {
  id: 'open/handshake',
  topic: 'open',
  title: { en: 'Three-way handshake', zh: '三次握手' },
  summary: {
    en: 'S, S., . and the states on both sides: why three segments, and not two.',
    zh: 'S、S.、. 以及两端的状态变化：为什么是三次，而不是两次。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    accept_delay: {
      title: { en: 'server waits before accept()', zh: '服务器调用 accept() 前等待' },
      type: 'number',
      default: 0,
      minimum: 0,
      maximum: 10,
      unit: 's',
    },
    open_seconds: {
      title: { en: 'client stays connected', zh: '客户端保持连接' },
      type: 'number',
      default: 1,
      minimum: 0,
      maximum: 10,
      unit: 's',
    },
  },
  wire: { delayUs: 200_000 },
  limitMs: 30_000,
  expect: ['client S', 'server S.', 'client .', 'client F.', 'server F.', 'client .'],
  cues: [
    {
      before: 'client .',
      question: {
        en: "The server's S. has reached the client. What comes next?",
        zh: '服务器的 S. 已到达客户端。接下来是什么？',
      },
      choices: [
        { en: 'Nothing: both sides are connected', zh: '什么都没有：双方已经连上' },
        { en: "An ACK of the server's sequence number", zh: '对服务器序号的确认（ACK）' },
        { en: 'A SYN from the client again', zh: '客户端再发一次 SYN' },
      ],
      answer: 1,
      because: {
        en: "The client's number has been acknowledged, the server's has not. Until the third segment arrives the server cannot know that its own ISN was received, nor that the first SYN was not an old duplicate (RFC 9293 §3.5).",
        zh: '客户端的初始序号已被确认，服务器的还没有。第三个报文段到达之前，服务器无法知道自己的 ISN 是否被收到，也无法知道第一个 SYN 是不是迟到的旧副本（RFC 9293 §3.5）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.5 Establishing a Connection',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5',
    },
    {
      title: 'RFC 9293 §3.4.1 Initial Sequence Number Selection',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.4.1',
    },
    {
      title: 'RFC 6528 Defending against Sequence Number Attacks',
      url: 'https://www.rfc-editor.org/rfc/rfc6528',
    },
  ],
};
