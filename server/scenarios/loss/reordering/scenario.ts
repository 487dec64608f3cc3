/** A segment is overtaken; the sender takes it for lost, and finds out that it was not. */

import type { Scenario } from '../../scenario.ts';
import { BURST_AND_ANSWERS, bulkTransfer } from '../bulk-transfer/bulk-transfer.ts';

export const reordering: Scenario = {
  id: 'loss/reordering',
  topic: 'loss',
  title: { en: 'Overtaken, not lost', zh: '被超车，而非丢失' },
  summary: {
    en: 'The third segment is 30 ms late and seven overtake it. That looks like a loss, and is not one.',
    zh: '第三个报文段晚到 30 毫秒，被七个报文段超过。看起来像丢包，其实不是。',
  },
  ...bulkTransfer,
  rules: ['delay data segment 3 by 30 ms once'],
  expect: [...BURST_AND_ANSWERS, 'client . 1448', 'server .', 'client prints got 14480 bytes'],
  cues: [
    {
      before: 'client . 1448',
      question: {
        en: 'Nothing was lost: the third segment is late. Will the client send it again?',
        zh: '什么也没丢：第三个报文段只是迟到。客户端会重传吗？',
      },
      choices: [
        { en: 'No: it arrives 30 ms later', zh: '不会：30 毫秒后就到了' },
        { en: 'Yes: the duplicate ACKs say that it is missing', zh: '会：重复 ACK 说它缺失' },
        { en: 'Only after the timer', zh: '要等定时器到期' },
      ],
      answer: 1,
      because: {
        en: 'The ACKs that tell of the gap reach the client 30 ms before the one that tells of its end. In between it must decide.',
        zh: '报告缺口的 ACK 比报告缺口已补的 ACK 早 30 毫秒到达客户端，它必须在这之间作出决定。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 8985 The RACK-TLP Loss Detection Algorithm',
      url: 'https://www.rfc-editor.org/rfc/rfc8985',
    },
    {
      title: 'RFC 2883 §5 D-SACK and Reordering',
      url: 'https://www.rfc-editor.org/rfc/rfc2883#section-5',
    },
    {
      title: 'RFC 3522 The Eifel Detection Algorithm',
      url: 'https://www.rfc-editor.org/rfc/rfc3522',
    },
  ],
};
