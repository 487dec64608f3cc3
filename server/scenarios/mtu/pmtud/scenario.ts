/** A link in the middle carries less than the hosts’ own: a router says so, and the segments shrink. */

import type { Scenario } from '../../scenario.ts';

export const pmtud: Scenario = {
  id: 'mtu/pmtud',
  topic: 'mtu',
  title: { en: 'Path MTU discovery', zh: '路径 MTU 发现' },
  summary: {
    en: 'Somewhere on the way only 600 bytes fit. A router drops what is larger and says so; the kernel cuts smaller segments.',
    zh: '途中某段链路只容得下 600 字节。路由器丢弃更大的分组并告知；内核改切更小的报文段。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    size: {
      title: { en: 'bytes sent', zh: '发送字节数' },
      type: 'integer',
      default: 4344,
      minimum: 1,
      maximum: 100000,
      unit: 'B',
    },
  },
  wire: { delayUs: 100000, mtuBytes: 600 },
  limitMs: 30000,
  expect: [
    'client S',
    'server S.',
    'client .',
    'client . 1448',
    'client P. 1448',
    'client P. 1448',
    'client . 548',
    'client P. 548',
    'server .',
    'client prints got 4344 bytes',
  ],
  cues: [
    {
      before: 'client . 548',
      question: {
        en: 'The wire dropped all three segments. How does the client learn why?',
        zh: '线路丢掉了全部三个报文段。客户端怎样得知原因？',
      },
      choices: [
        { en: 'From duplicate ACKs', zh: '从重复 ACK' },
        { en: 'From an ICMP message of the router', zh: '从路由器的 ICMP 报文' },
        { en: 'It does not; its timer runs out', zh: '无从得知；定时器到期' },
      ],
      answer: 1,
      because: {
        en: 'The packets forbid fragmentation (DF). A router that cannot forward one must say so, with the size that would fit: destination unreachable, fragmentation needed (RFC 1191 §4).',
        zh: '这些分组禁止分片（DF）。无法转发的路由器必须告知，并附上可行的大小：目的不可达，需要分片（RFC 1191 §4）。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 1191 §4 Router Specification',
      url: 'https://www.rfc-editor.org/rfc/rfc1191#section-4',
    },
    {
      title: 'RFC 9293 §3.7.2 Path MTU Discovery',
      url: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.7.2',
    },
    {
      title: 'RFC 792 Internet Control Message Protocol',
      url: 'https://www.rfc-editor.org/rfc/rfc792',
    },
  ],
};
