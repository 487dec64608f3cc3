/** The first SYN-ACK is lost; both ends have a timer for it. */

import type { Scenario } from '../../scenario.ts';
import { patientConnect } from '../patient-connect/patient-connect.ts';

export const synAckLost: Scenario = {
  id: 'open/synack-lost',
  topic: 'open',
  title: { en: 'Lost SYN-ACK', zh: 'SYN-ACK 丢失' },
  summary: {
    en: 'The answer to the SYN is lost. Both ends wait, and both try again: the client its SYN, the server its SYN-ACK.',
    zh: '对 SYN 的应答丢了。两端都在等，也都会重发：客户端重发 SYN，服务器重发 SYN-ACK。',
  },
  ...patientConnect,
  rules: ['drop the first SYN-ACK'],
  expect: [
    'client S',
    'server S.',
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
        en: "The server's SYN-ACK was lost. Who notices?",
        zh: '服务器的 SYN-ACK 丢了。谁会察觉？',
      },
      choices: [
        { en: 'The client: its SYN seems unanswered', zh: '客户端：它的 SYN 似乎没有应答' },
        {
          en: 'The server: its SYN-ACK is not acknowledged',
          zh: '服务器：它的 SYN-ACK 没有被确认',
        },
        { en: 'Both', zh: '两端都会' },
      ],
      answer: 2,
      because: {
        en: 'Each has something unacknowledged and a timer of one second for it. To the client this looks exactly like a lost SYN.',
        zh: '双方都有未被确认的东西，各有一个 1 秒的定时器。在客户端看来，这与丢了 SYN 毫无区别。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.5 Establishing a Connection',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.5',
    },
    {
      title: 'RFC 6298 §2 Initial RTO of 1 second',
      url: 'https://www.rfc-editor.org/rfc/rfc6298#section-2',
    },
  ],
};
