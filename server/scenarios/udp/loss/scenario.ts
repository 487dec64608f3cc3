/** Numbered datagrams over a wire that loses some. */

import type { Scenario } from '../../scenario.ts';

export const loss: Scenario = {
  id: 'udp/loss',
  topic: 'udp',
  title: { en: 'Lost datagrams', zh: '数据报丢失' },
  summary: {
    en: 'The wire loses 30 % of the datagrams; nobody notices and nobody resends.',
    zh: '线路丢掉 30% 的数据报；没有谁察觉，也没有谁重传。',
  },
  hosts: [
    { name: 'client', program: 'client.py', startsAfter: 'server' },
    { name: 'server', program: 'server.py' },
  ],
  params: {
    count: {
      title: { en: 'datagrams', zh: '数据报个数' },
      type: 'integer',
      default: 20,
      minimum: 1,
      maximum: 200,
    },
    interval: {
      title: { en: 'time between datagrams', zh: '发送间隔' },
      type: 'number',
      default: 0.05,
      minimum: 0,
      maximum: 0.5,
      unit: 's',
    },
  },
  wire: { delayUs: 200_000, lossPercent: 30 },
  limitMs: 150_000,
  expect: [
    'client udp 1',
    'client udp 1',
    'client udp 1',
    'client udp 1',
    'client udp 1',
    'client udp 1',
    'client udp 1',
    'client udp 1',
    'client udp 1',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client udp 2',
    'client prints sent 20',
    'server prints received …',
  ],
  expectFrames: 20,
  cues: [
    {
      before: 'client prints sent 20',
      question: {
        en: 'Some of the 20 datagrams were lost. What does the client learn of it?',
        zh: '20 个数据报中丢了几个。客户端能知道什么？',
      },
      choices: [
        { en: 'sendto() raises an error', zh: 'sendto() 抛出异常' },
        { en: 'The kernel resends them', zh: '内核会重传' },
        { en: 'Nothing at all', zh: '什么也不知道' },
      ],
      answer: 2,
      because: {
        en: 'UDP has no acknowledgments, so neither the kernel nor the program can tell. sendto() returns once the datagram is handed to the network interface.',
        zh: 'UDP 没有确认，内核和程序都无从得知。数据报一交给网络接口，sendto() 就返回了。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 768 User Datagram Protocol',
      url: 'https://www.rfc-editor.org/rfc/rfc768',
    },
    {
      title: 'RFC 8085 §3.3 Reliability Guidelines',
      url: 'https://www.rfc-editor.org/rfc/rfc8085#section-3.3',
    },
  ],
};
