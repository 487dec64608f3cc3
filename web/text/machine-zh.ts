/** The state machine's words in Chinese. */

import type { MachineWords } from './machine-en.ts';

export const machineZh: MachineWords = {
  none: '这次运行还没有 TCP 连接。',
  choose: '连接',
  following: '跟随播放位置',
  ends: '两端所处的状态',
  moves: '到目前为止的状态转换',
  noMoves: '还没有状态转换。',
  inferred: '由分组推出',
  inferredLong: '内核处于这个状态时没有被采样到；分组证明它经过了这个状态。',
  captured: '状态由分组推出：抓包文件里没有内核的状态。',
  goTo: '转到这一时刻',
  left: (time) => `剩余 ${time}`,
  received: 'rcv RST',
  sent: 'snd RST',
  packetCame: (number, text) => `分组 ${number} 到达：${text}`,
  packetSent: (number, text) => `分组 ${number} 发出：${text}`,
  call: (call, place) => `${call}（${place}）`,
  timer: (name) => `${name}定时器`,
  unknown: '由内核自行完成',
  note: 'RFC 9293 §3.3.2，图 5',
};
