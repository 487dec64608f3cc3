/** The network delivers one segment twice; the receiver says so. */

import type { Scenario } from '../../scenario.ts';
import { BURST_AND_ANSWERS, bulkTransfer } from '../bulk-transfer/bulk-transfer.ts';

export const duplicate: Scenario = {
  id: 'loss/duplicate',
  topic: 'loss',
  title: { en: 'A segment that comes twice', zh: '来了两次的报文段' },
  summary: {
    en: 'The wire delivers the third segment twice. The second copy is thrown away and reported: D-SACK.',
    zh: '线路把第三个报文段送达两次。第二份被丢弃，并被报告：D-SACK。',
  },
  ...bulkTransfer,
  rules: ['duplicate data segment 3 after 20 ms once'],
  expect: [...BURST_AND_ANSWERS, 'client .', 'client prints got 14480 bytes'],
  cues: [
    {
      before: 'client .',
      question: {
        en: 'A segment arrives that the server already has. What does it do?',
        zh: '到了一个服务器已经有的报文段。它会怎么做？',
      },
      choices: [
        { en: 'It delivers the bytes twice', zh: '把这些字节交付两次' },
        { en: 'It throws it away and sends an ACK', zh: '丢弃它，并发一个 ACK' },
        { en: 'It throws it away in silence', zh: '默默丢弃' },
      ],
      answer: 1,
      because: {
        en: 'The sequence number shows that these bytes were received. An ACK is still due, in case the earlier one was lost (RFC 9293 §3.10.7.4); its SACK block names the duplicate (RFC 2883).',
        zh: '序号说明这些字节已经收到。仍要回一个 ACK，以防先前的丢了（RFC 9293 §3.10.7.4）；它的 SACK 块指明这个副本（RFC 2883）。',
      },
    },
  ],
  rfcs: [
    { title: 'RFC 2883 §4 Using D-SACK', url: 'https://www.rfc-editor.org/rfc/rfc2883#section-4' },
    {
      title: 'RFC 9293 §3.10.7.4 Other States',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4',
    },
  ],
};
