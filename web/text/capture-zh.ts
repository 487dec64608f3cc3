/** Words about captures in Chinese. */

import type { CaptureWords } from './capture-en.ts';

export const captureZh: CaptureWords = {
  open: '打开抓包文件…',
  formats: 'pcap 或 pcapng；也可以把文件拖到本页任意处',
  opening: (file) => `正在打开 ${file}`,
  private: '文件只由本页面读取，不会发送到任何地方。',
  phases: { read: '读取', analyse: '分析' },
  cancel: '取消',
  choose: (file) => `${file} 中的会话`,
  all: (packets) => `全部 ${packets} 个分组一起看`,
  filter: '按地址、端口或协议筛选',
  columns: {
    protocol: '协议',
    ends: '两端',
    packets: '分组',
    bytes: '字节',
    findings: '发现',
  },
  more: (count) => `还有 ${count} 个会话：缩小筛选范围即可看到。`,
  failed: (file) => `无法打开 ${file}`,
  empty: '没有读到任何分组。',
  issue: (offset) => `偏移 ${offset}：`,
  readBefore: '在此之前能读到的内容都已显示。',
  leftOut: (count) => `所选内容中有 ${count} 个分组未显示：图上只容得下八个地址。`,
  another: '换一个会话…',
};
