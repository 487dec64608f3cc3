/** The last ACK of the handshake is lost; the first data completes it. */

import type { Scenario } from '../../scenario.ts';

export const ackLost: Scenario = {
  id: 'open/ack-lost',
  topic: 'open',
  title: { en: 'Lost ACK of the handshake', zh: '握手的 ACK 丢失' },
  summary: {
    en: 'The third segment is lost. The client believes it is connected, the server does not, until data comes.',
    zh: '第三个报文段丢了。客户端以为已经连上，服务器却没有，直到数据到来。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    pause: {
      title: { en: 'client waits before it sends', zh: '客户端发送前等待' },
      type: 'number',
      default: 0.4,
      minimum: 0,
      maximum: 5,
      unit: 's',
    },
  },
  wire: { delayUs: 100000 },
  rules: ['drop the first ACK from client'],
  limitMs: 30000,
  expect: [
    'client S',
    'server S.',
    'client .',
    'client prints connected',
    'client P. 5',
    'server .',
    'server prints accepted',
    'server P. 5',
    'client prints answered hello',
  ],
  cues: [
    {
      before: 'client P. 5',
      question: {
        en: 'The server still stands in SYN_RECEIVED. What will the data do there?',
        zh: '服务器仍在 SYN_RECEIVED。数据到了那里会怎样？',
      },
      choices: [
        { en: 'It is thrown away: there is no connection yet', zh: '被丢弃：还没有连接' },
        { en: 'It completes the handshake and is delivered', zh: '完成握手并被交付' },
        { en: 'The server answers with RST', zh: '服务器以 RST 应答' },
      ],
      answer: 1,
      because: {
        en: 'Every segment after the SYN carries an acknowledgment. This one acknowledges the server’s SYN just as the lost ACK would have (RFC 9293 §3.10.7.4).',
        zh: 'SYN 之后的每个报文段都带确认。这个报文段同样确认了服务器的 SYN，与丢掉的那个 ACK 作用相同（RFC 9293 §3.10.7.4）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.5 Establishing a Connection',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5',
    },
    {
      title: 'RFC 9293 §3.10.7.4 Other States',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4',
    },
  ],
};
