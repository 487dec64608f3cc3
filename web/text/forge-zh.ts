/** The words of the templates for forged packets, in Chinese. */

import type { ForgeWords } from './forge-en.ts';

export const forgeZh: ForgeWords = {
  heading: '为此连接新建分组',
  connection: (one, other) => `${one} ↔ ${other}`,
  toward: '发往',
  seemsFrom: (host) => `看起来来自 ${host}`,
  fill: '填入',
  fillFor: (title) => `填入：${title}`,
  nothing: '还没有数据得到确认，无从制作。',
  none: '还没有连接，无法填入地址、端口和序号。',
  goOn: '继续上次的草稿',
  expected: '按 RFC：',
  follows: '在你改动之前，序号随连接更新。',
  anew: '重新取序号',
  templates: {
    'rst-exact': {
      title: '序号恰好是下一个的 RST',
      claim: '连接立即中断：序号精确无误。',
      rfc: 'RFC 5961 §3.2',
    },
    'rst-window': {
      title: '窗口之内的 RST',
      claim: '对方回一个质询 ACK，连接照常：序号在窗口之内，却不是期待的下一个。',
      rfc: 'RFC 5961 §3.2',
    },
    'rst-outside': {
      title: '窗口之外的 RST',
      claim: '被丢弃，没有任何回应。',
      rfc: 'RFC 5961 §3.2',
    },
    syn: {
      title: '第二个 SYN',
      claim: '无论序号是多少，对方都回一个质询 ACK，连接照常。',
      rfc: 'RFC 5961 §4.2',
    },
    'old-duplicate': {
      title: '陈旧的重复报文段',
      claim: '其数据作为旧数据丢弃，对方立即回 ACK 说明期待的序号；程序毫无察觉。',
      rfc: 'RFC 9293 §3.10.7.4',
    },
    'data-next': {
      title: '序号恰好是下一个的数据',
      claim:
        '被当作对端自己的数据收下，因为只有序号说明报文段由谁发出；对端真正发来的同序号数据反而算作旧数据。',
      rfc: 'RFC 5961 §5',
    },
    'data-outside': {
      title: '窗口之外的数据',
      claim: '被丢弃，对方回 ACK 说明期待的序号。',
      rfc: 'RFC 9293 §3.10.7.4',
    },
    'icmp-port': {
      title: 'ICMP：端口不可达',
      claim: '已建立的 TCP 连接把它当作暂时故障，照常继续；已连接的 UDP 套接字则报告给程序。',
      rfc: 'RFC 5927 §5.2',
    },
    'icmp-mtu': {
      title: 'ICMP：需要分片，MTU 600',
      claim: '若引用的序号属于在途或即将发送的数据，内核就会相信：此后它的分组最大 600 字节。',
      rfc: 'RFC 1191 §3',
    },
    datagram: {
      title: 'UDP 数据报',
      claim: '该端口上若有套接字就会收下，因为 UDP 只看地址和端口；若没有，则回 ICMP“端口不可达”。',
      rfc: 'RFC 1122 §4.1.3.1',
    },
  },
};
