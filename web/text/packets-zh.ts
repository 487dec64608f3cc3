/** The words of the table of packets in Chinese. */

import type { PacketWords } from './packets-en.ts';

export const packetsZh: PacketWords = {
  caption: '到播放位置为止的分组',
  columns: {
    number: '序号',
    time: '时间',
    ends: '从 → 到',
    text: '分组',
    length: '长度',
    fate: '结果',
    cause: '原因',
  },
  flying: '传输中',
  held: (time) => `自 ${time} 起扣留`,
  arrived: (time) => `+${time} 到达`,
  none: '还没有发出任何分组。',
  shown: (shown, all) => `显示 ${all} 个中的 ${shown} 个：筛选已打开。`,
  repeat: '重传',
  causes: {
    call: (call, place) => `${call}，${place}`,
    callOnly: (call) => call,
    packet: (number) => `分组 ${number}`,
    timer: (timer) => `${timer}定时器`,
    hand: '手动放到线路上',
    wire: (number) => `线路对分组 ${number} 的回应`,
  },
};
