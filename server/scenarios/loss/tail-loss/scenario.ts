/** The last segment is lost; a probe asks for news of it. */

import type { Scenario } from '../../scenario.ts';
import { BURST_AND_ANSWERS, bulkTransfer } from '../bulk-transfer/bulk-transfer.ts';

export const tailLoss: Scenario = {
  id: 'loss/tail-loss',
  topic: 'loss',
  title: { en: 'Tail loss', zh: '尾部丢失' },
  summary: {
    en: 'The last of ten segments is lost. Nothing comes after it to give it away, so the kernel sends it once more as a probe.',
    zh: '十个报文段中最后一个丢了。它后面没有报文段来暴露它，于是内核把它再发一次，作为探测。',
  },
  ...bulkTransfer,
  rules: ['drop data segment 10 once'],
  expect: [
    ...BURST_AND_ANSWERS,
    'client P. 1448',
    'server .',
    'server P. 15',
    'client prints got 14480 bytes',
  ],
  cues: [
    {
      before: 'server .',
      question: {
        en: 'The tenth segment was lost. Will there be duplicate ACKs?',
        zh: '第十个报文段丢了。会有重复 ACK 吗？',
      },
      choices: [
        { en: 'Yes, nine of them', zh: '会，有九个' },
        { en: 'No: nothing arrives behind the gap', zh: '不会：缺口之后没有报文段到达' },
        { en: 'Only if SACK is on', zh: '只有开了 SACK 才会' },
      ],
      answer: 1,
      because: {
        en: 'A duplicate ACK is the answer to a segment beyond the gap. Behind the last one there is none; only a timer can help (RFC 8985 §7).',
        zh: '重复 ACK 是对缺口之后的报文段的应答。最后一个报文段后面再没有报文段，只有定时器能帮忙（RFC 8985 §7）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 8985 §7 Tail Loss Probe',
      url: 'https://www.rfc-editor.org/rfc/rfc8985#section-7',
    },
    {
      title: 'RFC 6298 Computing TCP’s Retransmission Timer',
      url: 'https://www.rfc-editor.org/rfc/rfc6298',
    },
  ],
};
