/** 时序图的文字。 */

import type { LadderWords } from './ladder-en.ts';

export const ladderZh: LadderWords = {
  label: '时序图。下方“分组”标签页以表格给出同样的内容。',
  time: '时间',
  overview: '全程概览：时序图当前显示的部分',
  shown: (from, to) => `${from} 至 ${to}`,
  tools: '时序图视图',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '整个过程放进窗口',
  filter: '筛选',
  filtering: {
    title: '筛选分组',
    example: 'host:client kind:syn hello',
    host: '主机',
    kind: '类型',
    stream: '流',
    clear: '关闭筛选',
    kinds: {
      syn: 'SYN',
      data: '数据',
      ack: '纯 ACK',
      fin: 'FIN',
      reset: 'RST',
      datagram: '数据报',
      control: '其他',
      lost: '丢失',
      again: '重传',
      fragment: '分片',
    },
    errors: {
      'unknown-key': (what) =>
        `不认识“${what}:”：可写 host、from、to、kind、stream、port，或给它加上引号。`,
      'unknown-kind': (what) =>
        `没有“${what}”这种类型：可写 syn、data、ack、fin、reset、datagram、control、lost、again、fragment。`,
      'no-value': (what) => `“${what}”后面缺少内容。`,
      'not-a-number': (what) => `“${what}”不是数字。`,
      'open-quote': (what) => `这个 ${what} 没有配对。`,
    },
  },
  signs: {
    held: (time) => `扣留 ${time}`,
    altered: '比特被改',
    marked: '标记 CE',
    copied: (copy) => `副本 ${copy}`,
    late: '乱序到达',
    fragment: '分片',
  },
  resentAfter: (time) => `${time} 后重传`,
  drops: {
    loss: '丢失',
    'burst-loss': '突发丢失',
    queue: '队列已满',
    rule: '被规则丢弃',
    hand: '被手动丢弃',
    mtu: '超过 MTU',
    down: '链路断开',
  },
  kinds: {
    syn: 'SYN',
    data: '数据',
    ack: 'ACK',
    fin: 'FIN',
    reset: 'RST',
    datagram: '数据报',
    control: '其他',
  },
};
