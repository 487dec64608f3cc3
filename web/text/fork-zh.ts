/** The words for making a run from another in Chinese. */

import type { ForkWords } from './fork-en.ts';

export const forkZh: ForkWords = {
  title: '只改一处，再运行一次',
  point: (packet, time) => `从分组 ${packet} 发出之前（${time}）起：`,
  atEnd: (time) => `运行已到终点（${time}），后面没有分组了。`,
  what: '要改什么',
  kinds: {
    pass: (packet) => `让分组 ${packet} 到达`,
    drop: (packet) => `让分组 ${packet} 丢失`,
    wire: '线路（从此刻起）',
    rules: '线路规则（从此刻起）',
    param: '某个参数（从头开始）',
    program: '套接字选项或程序的任意一行（从头开始）',
  },
  passHint: '它免于原来的遭遇；其他每个分组的命运都与原来相同。',
  dropHint: '在两次运行分歧之前，其他每个分组的命运都与原来相同。',
  startHint: '内核和程序都无法倒回，所以这一改动从头开始生效。',
  wire: {
    own: '与此刻相同',
    reset: '恢复成此刻的线路',
    changed: (value) => `此刻为 ${value}`,
  },
  inForce: '此刻生效的规则',
  noRules: '此刻没有规则。',
  keep: (rule) => `保留：${rule}`,
  add: '再加一条规则',
  ruleExample: 'drop the first FIN',
  at: (place) => `第 ${place} 个字符：`,
  param: '参数',
  was: (value) => `原来是 ${value}`,
  host: '哪台主机的程序',
  option: '设置套接字选项',
  chooseOption: '选择……',
  program: '程序',
  asItWas: '恢复成原来的程序',
  rest: '随机种子、程序和其余一切照旧。这是一次新的运行：内核是真实的，时间会略有出入。',
  deeds: (repeated, leftOut) =>
    `手动操作：重复 ${repeated} 次` +
    (leftOut > 0
      ? `，略去 ${leftOut} 次（此刻之后手工制造的分组，以及只针对某个分组的操作）。`
      : '。'),
  nothing: '请先改动一处。',
  start: '再运行一次',
  cancel: '取消',
  label: '运行 B 是由 A 派生的新运行：内核是真实的，时间会略有出入。',
  changed: (what) => `改动：${what}。`,
  changes: {
    pass: (packet) => `让分组 ${packet} 到达`,
    drop: (packet) => `让分组 ${packet} 丢失`,
    wire: '线路',
    wireFrom: (host) => `${host} 发出的帧所经的线路`,
    rules: '线路规则',
    param: (name, value) => `${name} = ${value}`,
    program: (host) => `${host} 的程序`,
    nothing: '无',
  },
  madeAt: (packet, time) => `派生于分组 ${packet}（${time}）。`,
  madeAtEnd: (time) => `派生于终点（${time}）。`,
  fromStart: '从头派生。',
};
