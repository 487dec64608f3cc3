/** 动手操作线路的文字。 */

import type { TouchWords } from './touch-en.ts';

export const touchZh: TouchWords = {
  hint: '飞行中：点击即可扣留、丢弃或翻转比特',
  hold: '扣留',
  release: '放行',
  drop: '丢弃',
  delay: '延迟…',
  duplicate: '复制',
  flip: '翻转比特…',
  copyOf: '发送副本…',
  delayBy: '延迟',
  delayNow: '延迟',
  behind: '画面落后于运行。分组要在它此刻的位置上操作。',
  sealed: '运行中它的飞行已经结束：画面落后了。',
  wireHeld: '线路已扣住。',
  framesHeld: '有分组被扣留。',
  noneWait: '还没有分组在等待。',
  waiting: (count, longest) =>
    count === 1 ? `1 个分组已等待 ${longest}。` : `${count} 个分组在等待，最久的已等 ${longest}。`,
  full: '线路已放不下：此后的分组都会被丢弃。',
  endsIn: (time) => `若一直如此，运行将在 ${time} 后因时限结束。`,
  releaseAll: '全部放行',
  inOrder: '按此顺序放行',
  notLive: '没有正在进行的运行：无可操作。',
  nothing: '线路上没有分组。',
  held: (count) => `扣留：${count}`,
  heldHint: '拖动行，或按 Alt 加 ↑ ↓，可改变放行顺序。',
  moving: (count) => `途中：${count}`,
  listed: (listed, total) => `共 ${total} 个，此处列出前 ${listed} 个。`,
  showMore: (count) => `再显示 ${count} 个`,
  left: (time) => `还剩 ${time}`,
  copy: (copy) => `副本 ${copy}`,
  doTo: (deed, packet) => `${deed}：${packet}`,
  others: '更多',
  place: (packet, place, count) => `${packet}：第 ${place} 位，共 ${count} 个`,
};
