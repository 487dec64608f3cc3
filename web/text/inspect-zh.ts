/** The inspector's words in Chinese. */

import type { InspectWords } from './inspect-en.ts';

export const inspectZh: InspectWords = {
  none: '还没有发出任何分组，没有可查看的内容。',
  of: (number) => `分组 ${number} 的字节`,
  tree: '各层与字段',
  hex: '十六进制与 ASCII 字节',
  hexCell: (offset, hex) => `字节 ${offset}：${hex}`,
  reassembled: '由各分片重组而成的数据报',
  header: (title) => `${title}：首部，每行 32 位`,
  field: '所选字段',
  issues: '这些字节的问题',
  bytes: (start, end) => (end - start === 1 ? `字节 ${start}` : `字节 ${start} 至 ${end - 1}`),
  bits: (pattern) => `位 ${pattern}`,
  workedOut: '由计算得出，报文中没有',
  choose: '选择一个字段，查看它的含义。',
  layerSays: (bytes) => `首部 ${bytes} 字节`,
  more: (bytes) => `再显示 ${bytes} 字节`,
  badChecksum: '校验和错误',
  definedIn: '定义见',
};
