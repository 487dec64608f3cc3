/** One lost segment in the middle: duplicate ACKs, a resend without a timer, one jump of the ACK. */

import type { Scenario } from '../../scenario.ts';
import { BURST_AND_ANSWERS, bulkTransfer } from '../bulk-transfer/bulk-transfer.ts';

export const fastRetransmit: Scenario = {
  id: 'loss/fast-retransmit',
  topic: 'loss',
  title: { en: 'Fast retransmit', zh: '快速重传' },
  summary: {
    en: 'The third of ten segments is lost. The ACKs for the others give it away, and it is sent again before any timer runs out.',
    zh: '十个报文段中第三个丢了。其余各报文段的 ACK 暴露了它，任何定时器到期之前它就被重传。',
  },
  ...bulkTransfer,
  rules: ['drop data segment 3 once'],
  expect: [
    ...BURST_AND_ANSWERS,
    'client . 1448',
    'server .',
    'server P. 15',
    'client prints got 14480 bytes',
  ],
  cues: [
    {
      before: 'client . 1448',
      question: {
        en: 'Ten segments leave. What will carry the news that one of them is missing?',
        zh: '十个报文段将要发出。其中丢了一个，这消息由什么带回？',
      },
      choices: [
        { en: 'An error message from the server', zh: '服务器的错误报文' },
        { en: 'ACKs that repeat the same number', zh: '反复带着同一个号码的 ACK' },
        { en: 'The retransmission timer', zh: '重传定时器' },
      ],
      answer: 1,
      because: {
        en: 'Each segment that arrives beyond the gap makes the server acknowledge at once, and the cumulative number cannot pass the gap: the same ACK again and again (RFC 5681 §3.2).',
        zh: '缺口之后每到一个报文段，服务器都立即确认，而累积确认号越不过缺口：于是同一个 ACK 一遍又一遍（RFC 5681 §3.2）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 5681 §3.2 Fast Retransmit/Fast Recovery',
      url: 'https://www.rfc-editor.org/rfc/rfc5681#section-3.2',
    },
    {
      title: 'RFC 2018 TCP Selective Acknowledgment Options',
      url: 'https://www.rfc-editor.org/rfc/rfc2018',
    },
    {
      title: 'RFC 8985 The RACK-TLP Loss Detection Algorithm',
      url: 'https://www.rfc-editor.org/rfc/rfc8985',
    },
  ],
};
