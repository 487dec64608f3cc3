/** The whole life of a TCP conversation, call by call. */

import type { Scenario } from '../../scenario.ts';

export const tcpHello: Scenario = {
  id: 'socket/tcp-hello',
  topic: 'socket',
  title: { en: 'Hello over TCP', zh: 'TCP 版 hello' },
  summary: {
    en: 'socket, bind, listen, accept, connect, send, recv, close: what each call puts on the wire.',
    zh: 'socket、bind、listen、accept、connect、send、recv、close：每次调用各在线路上发出什么。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    message: {
      title: { en: 'client says', zh: '客户端发送' },
      type: 'string',
      default: 'hello!',
      minLength: 1,
      maxLength: 200,
    },
    reply: {
      title: { en: 'server answers', zh: '服务器回复' },
      type: 'string',
      default: 'hi',
      minLength: 1,
      maxLength: 200,
    },
  },
  wire: { delayUs: 200_000 },
  limitMs: 30_000,
  expect: [
    'client S',
    'server S.',
    'client .',
    'client P. 6',
    'server .',
    'server P. 2',
    'server F.',
    'client prints hi',
    'client F.',
    'server .',
  ],
  cues: [
    {
      before: 'client P. 6',
      question: {
        en: 'connect() has returned. What does the client put on the wire next?',
        zh: 'connect() 已返回。客户端接下来在线路上发出什么？',
      },
      choices: [
        { en: 'A segment with the 6 bytes of the message', zh: '携带 6 字节消息的报文段' },
        { en: 'Another SYN', zh: '又一个 SYN' },
        { en: 'Nothing until accept() returns', zh: '在 accept() 返回之前什么也不发' },
      ],
      answer: 0,
      because: {
        en: 'The handshake is over for the client. send() hands 6 bytes to the kernel, which sends them at once; it neither knows nor asks whether the peer has called accept().',
        zh: '对客户端来说握手已经完成。send() 把 6 字节交给内核，内核立即发出；它不知道、也不关心对端是否调用过 accept()。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.5 Establishing a Connection',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5',
    },
    {
      title: 'RFC 9293 §3.9.1 User/TCP Interface',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.9.1',
    },
  ],
};
