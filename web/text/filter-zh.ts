/** The words of the filter in Chinese. */

import type { FilterWords } from './filter-en.ts';

export const filterZh: FilterWords = {
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
};
