/** The words of the list of scenarios in Chinese. */

import type { ScenarioWords } from './scenarios-en.ts';

export const scenariosZh: ScenarioWords = {
  intro: '真实的程序、真实的内核，放慢到看得清的线路。',
  topics: {
    socket: '套接字',
    open: '建立连接',
    close: '关闭连接',
    stream: '字节流与消息（粘包）',
    flow: '流量控制',
    loss: '丢失与恢复',
    congestion: '拥塞控制',
    mtu: '路径 MTU',
    udp: 'UDP',
    guard: '攻击与防御',
  },
};
