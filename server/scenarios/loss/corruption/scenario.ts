/** One bit flips on the wire; the checksum finds it, and the segment is as good as lost. */

import type { Scenario } from '../../scenario.ts';
import { BURST_AND_ANSWERS, bulkTransfer } from '../bulk-transfer/bulk-transfer.ts';

export const corruption: Scenario = {
  id: 'loss/corruption',
  topic: 'loss',
  title: { en: 'A flipped bit', zh: '翻转的一个比特' },
  summary: {
    en: 'One bit of the third segment flips. The packet arrives, the checksum is wrong, and the kernel throws it away without a word.',
    zh: '第三个报文段有一个比特翻转。分组到了，校验和却不对，内核一声不响地丢弃它。',
  },
  ...bulkTransfer,
  rules: ['corrupt data segment 3 once'],
  expect: [
    ...BURST_AND_ANSWERS,
    'client . 1448',
    'server .',
    'server P. 15',
    'client prints got 14480 bytes',
  ],
  cues: [
    {
      before: 'server .',
      question: {
        en: 'The third segment arrives with one wrong bit. What does the server answer to it?',
        zh: '第三个报文段带着一个错误的比特到达。服务器如何应答它？',
      },
      choices: [
        { en: 'An error report', zh: '报告错误' },
        { en: 'A request to send it again', zh: '请求重发' },
        { en: 'Nothing', zh: '什么也不答' },
      ],
      answer: 2,
      because: {
        en: 'If the checksum is wrong, the ports and numbers may be wrong as well: there is nobody to complain to. The segment is dropped silently (RFC 9293 §3.1).',
        zh: '校验和不对，端口和序号也可能不对：不知该向谁抱怨。这个报文段被静默丢弃（RFC 9293 §3.1）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 9293 §3.1 Header Format: Checksum',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.1',
    },
    {
      title: 'RFC 1071 Computing the Internet Checksum',
      url: 'https://www.rfc-editor.org/rfc/rfc1071',
    },
    {
      title: 'RFC 5681 §3.2 Fast Retransmit/Fast Recovery',
      url: 'https://www.rfc-editor.org/rfc/rfc5681#section-3.2',
    },
  ],
};
