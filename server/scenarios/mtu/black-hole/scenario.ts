/** Large packets vanish and nobody says so: the connection opens and then hangs. */

import type { Scenario } from '../../scenario.ts';

export const blackHole: Scenario = {
  id: 'mtu/black-hole',
  topic: 'mtu',
  title: { en: 'Black hole', zh: '黑洞' },
  summary: {
    en: 'Large packets vanish and nobody says so. The connection opens, and then hangs.',
    zh: '大分组消失，而且没有谁吭声。连接能建立，然后就卡住。',
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
    mss: {
      title: { en: 'largest segment', zh: '最大报文段长' },
      type: 'integer',
      default: 1460,
      minimum: 88,
      maximum: 1460,
      unit: 'B',
    },
  },
  wire: { delayUs: 50000, mtuBytes: 600, mtuIcmp: false },
  limitMs: 30000,
  expect: [
    'client S',
    'server S.',
    'client .',
    'client prints connected',
    'client . 1448',
    'client P. 1448',
    'client P. 1448',
    'client P. 1448',
    'client . 1448',
    'client . 1448',
    'client prints no answer',
    'client R.',
    'server .',
    'client R',
    'server prints reset after 0 bytes',
  ],
  cues: [
    {
      before: 'client . 1448',
      question: {
        en: 'The handshake worked. Why does nothing answer the data?',
        zh: '握手成功了。为什么数据没有回音？',
      },
      choices: [
        { en: 'The server’s program is slow', zh: '服务器程序慢' },
        {
          en: 'The packets are too large, and the router is silent',
          zh: '分组太大，而路由器不吭声',
        },
        { en: 'The congestion window is closed', zh: '拥塞窗口关闭' },
      ],
      answer: 1,
      because: {
        en: 'SYN and ACK are small and pass; a full segment does not. Without the ICMP message the client sees plain loss, and resends the same size for ever.',
        zh: 'SYN 和 ACK 很小，能通过；满长的报文段不能。没有 ICMP 报文，客户端看到的只是丢包，一遍遍以同样大小重发。',
      },
    },
  ],
  rfcs: [
    {
      title: 'RFC 2923 §2.1 Black Hole Detection',
      url: 'https://www.rfc-editor.org/rfc/rfc2923#section-2.1',
    },
    {
      title: 'RFC 4821 Packetization Layer Path MTU Discovery',
      url: 'https://www.rfc-editor.org/rfc/rfc4821',
    },
    {
      title: 'RFC 5961 §3.2 Mitigation (of blind resets)',
      url: 'https://www.rfc-editor.org/rfc/rfc5961#section-3.2',
    },
  ],
};
