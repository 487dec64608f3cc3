/** 服务器拒绝请求时的说明，按错误码排列。 */

import type { Refusals } from './refusals-en.ts';

export const refusalsZh: Refusals = {
  'bad-request': '服务器无法理解这个请求。',
  'bad-parameter': '有的值超出范围或类型不对。一切保持原样。',
  'bad-rule': '有一条规则无法解析。一切保持原样。',
  'bad-packet': '这些字节无法放到线路上。一切保持原样。',
  'beyond-packet': '这个比特超出了分组的末尾。一切保持原样。',
  'run-ended': '运行并未在进行：线路上的分组无法操作。',
  'run-in-hand': '没有另起运行：当前运行正停着等你。请先放行，或按“停止”。',
  'run-queued': '运行还在等待实验环境。开始之后再试。',
  'not-on-wire': '这个分组不在线路上：只有途中的分组可以操作。',
  'not-held': '程序没有停住：只有停住的程序才能单步执行。',
  'unknown-scenario': '没有这个场景。',
  'body-too-large': '内容超过服务器一次能接收的大小。',
  'too-many-runs': '正在进行或等待的运行太多。等其中一个结束后再试。',
  'lab-unavailable': '服务器所在的机器无法运行实验环境。',
  internal: 'Slowwire 自身出错；服务器日志里有详细信息。',
};
