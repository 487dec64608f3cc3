/** Words of the controls, in Chinese. */

import type { controlsEn } from './controls-en.ts';

export const controlsZh: typeof controlsEn = {
  transport: {
    label: '播放控制',
    restart: '回到开头',
    end: '跳到末尾',
    previous: '后退一步',
    next: '前进一步',
    play: '播放',
    pause: '暂停',
    position: '运行中的位置',
    positionText: (at, of) => `${at} / ${of}`,
    speed: '速度',
    step: '步进',
    units: { packet: '按分组', line: '按行', event: '按事件' },
    clock: '时钟',
    clocks: { lecture: '讲解', true: '真实' },
    keys: '键盘操作',
    backToNow: '回到当前',
    holdWire: '扣住线路',
    fork: '改一处重来…',
    forkHint: '从此处再运行一次，只改一处（Shift R）',
    openWire: '放开线路',
    jump: '跳转',
    jumps: {
      nextLoss: '下一次丢失',
      previousLoss: '上一次丢失',
      nextFinding: '下一处分析标记',
      previousFinding: '上一处分析标记',
    },
  },
  keys: {
    names: { ' ': '空格' },
  },
  projector: {
    enter: '投影模式',
    leave: '退出投影模式',
    spotlight: '聚光圈',
    blank: '屏幕已隐藏。按 . 或点击以继续。',
  },
};
