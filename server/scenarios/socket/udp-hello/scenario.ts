/** The same hello in two datagrams, with no connection at all. */

import type { Scenario } from '../../scenario.ts';

export const udpHello: Scenario = {
  id: 'socket/udp-hello',
  topic: 'socket',
  title: { en: 'Hello over UDP', zh: 'UDP 版 hello' },
  summary: {
    en: 'The same hello without listen, accept or handshake: two datagrams and nothing else.',
    zh: '同样的问候，没有 listen、accept，也没有握手：只有两个数据报，别无其他。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    message: {
      title: { en: 'client says', zh: '客户端发送' },
      type: 'string',
      default: 'hello',
      maxLength: 200,
    },
    reply: {
      title: { en: 'server answers', zh: '服务器回复' },
      type: 'string',
      default: 'hi',
      maxLength: 200,
    },
  },
  wire: { delayUs: 200_000 },
  limitMs: 30_000,
  expect: ['client udp 5', 'server prints hello', 'server udp 2', 'client prints hi'],
  expectFrames: 2,
  cues: [
    {
      before: 'client udp 5',
      question: {
        en: 'The client is about to call sendto(). What is the first packet on the wire?',
        zh: '客户端即将调用 sendto()。线路上的第一个分组是什么？',
      },
      choices: [
        { en: 'A SYN', zh: 'SYN' },
        { en: 'The datagram itself', zh: '数据报本身' },
        { en: 'An acknowledgment', zh: '确认' },
      ],
      answer: 1,
      because: {
        en: 'UDP has no connection to set up: the first packet already carries the data (RFC 768).',
        zh: 'UDP 无需建立连接：第一个分组就带着数据（RFC 768）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 768 User Datagram Protocol',
      url: 'https://www.rfc-editor.org/rfc/rfc768',
    },
    {
      title: 'RFC 8085 UDP Usage Guidelines',
      url: 'https://www.rfc-editor.org/rfc/rfc8085',
    },
  ],
};
