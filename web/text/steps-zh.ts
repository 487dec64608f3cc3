/** Words of stepping programs, in Chinese. */

import type { stepsEn } from './steps-en.ts';

export const stepsZh: typeof stepsEn = {
  label: (host) => `单步执行 ${host} 的程序`,
  pause: '暂停',
  goOn: '继续',
  steps: { line: '单步一行', call: '到下一次调用' },
  stepHints: { line: '到下一行（空格）', call: '到下一次套接字调用（Shift+空格）' },
  by: { breakpoint: '断点', hand: '手动' },
  stands: {
    line: (line, by) => `停在第 ${line} 行之前（${by}）；内核照常运行。`,
    call: (line, by) => `停在第 ${line} 行的调用之前（${by}）；内核照常运行。`,
  },
  runs: '运行中。',
  willStop: { line: '将停在下一行之前。', call: '将停在下一次调用之前。' },
  willStopAfter: {
    line: (call) => `正在 ${call}() 中：调用返回后停住。`,
    call: (call) => `正在 ${call}() 中：停在它之后的下一次调用之前。`,
  },
  keysHere: '空格单步执行它。',
  keysElsewhere: (host) => `空格单步执行 ${host}。`,
};
