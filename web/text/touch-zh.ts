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
  delayBy: '延迟',
  delayNow: '延迟',
  behind: '画面落后于运行。分组要在它此刻的位置上操作。',
  sealed: '运行中它的飞行已经结束：画面落后了。',
};
