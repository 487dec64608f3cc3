/** The stream view's words in Chinese. */

import type { StreamWords } from './stream-en.ts';

export const streamZh: StreamWords = {
  none: '还没有写入任何数据：这里会追踪每次写入的每个字节。',
  capture: '别处抓来的包里只有分组：看不出哪些字节由谁写入、由谁读出。',
  preparing: '正在追踪字节…',
  label: (from, to) => `从 ${from} 到 ${to} 的字节。表格中内容相同。`,
  which: '看哪些字节',
  from: (from, to) => `${from} → ${to}`,
  showAs: '显示方式',
  picture: '图',
  table: '表格',
  zoom: '缩放',
  zoomOut: '缩小',
  zoomIn: '放大',
  whole: '整条流',
  rows: {
    writes: '写入',
    send: '发送缓冲区',
    segments: '报文段',
    datagrams: '数据报',
    receive: '接收缓冲区',
    reads: '读取',
  },
  notes: {
    total: (things, size) => `${things} 次 · ${size}`,
    blocked: '调用在等缓冲区腾出空间',
    empty: '空',
    unacknowledged: (size) => `${size} 未确认`,
    unsent: (size) => `${size} 未发送`,
    sent: (packets) => `已发 ${packets} 个`,
    flying: (packets) => `${packets} 个在途`,
    lost: (packets) => `${packets} 个丢失`,
    again: (packets) => `${packets} 个重传`,
    wasted: (packets) => `${packets} 个无用`,
    ready: (size) => `${size} 待读`,
    unread: (datagrams) => `${datagrams} 个待读`,
    passed: (datagrams) => `${datagrams} 个在此丢弃`,
    beyond: (size) => `${size} 在缺口之后`,
    waiting: (call) => `${call} 等待中`,
    ended: '流已结束',
    cut: (reads) => `${reads} 次被截断`,
  },
  states: {
    written: '已写入',
    blocked: '等待空间',
    unsent: '未发送',
    unacknowledged: '未确认',
    flying: '在途',
    arrived: '已到达',
    lost: '丢失',
    duplicate: '重复',
    corrupt: '损坏',
    ready: '待读',
    beyond: '在缺口之后',
    gap: '缺口',
    discarded: '丢弃',
    read: '已读',
    cut: '截掉',
    waiting: '尚未读取',
  },
  again: '重传',
  carries: (writes) => `含 ${writes} 次写入`,
  tcp: ({ writes, segments, reads, ...bytes }) => {
    if (segments === 0) return `写入 ${writes} 次，尚未发送。`;
    const left =
      bytes.unsentBytes > 0
        ? `写入 ${writes} 次：已发 ${segments} 个报文段，还有 ${bytes.unsentBytes} B 未发送`
        : `${writes} 次写入装进 ${segments} 个报文段`;
    if (reads === 0) return `${left}；尚未读取。`;
    const all = bytes.readBytes === bytes.writtenBytes;
    const share = all ? '读完全部数据' : `读出 ${bytes.readBytes} B（共 ${bytes.writtenBytes} B）`;
    return `${left}；${reads} 次读取${share}。`;
  },
  tcpVerdict: ({ joined, isSplit, reads }) => {
    if (joined > 1) return `最后一次读取把 ${joined} 次写入连在一起（粘包）：TCP 不保留消息边界。`;
    if (isSplit) return '有一次读取停在某次写入的中间（拆包）：TCP 不保留消息边界。';
    return reads > 0
      ? '这里每次读取恰好对应一次写入，但 TCP 并不保证：它不保留消息边界。'
      : 'TCP 传送的是字节流：它不保留消息边界。';
  },
  udp: ({ writes, datagrams, reads, losses, passed }) => {
    const parts = [
      `写入 ${writes} 次，${datagrams} 个数据报`,
      ...(losses > 0 ? [`丢失 ${losses} 个`] : []),
      ...(passed > 0 ? [`套接字丢弃 ${passed} 个`] : []),
      reads === 0 ? '尚未读取' : `读取 ${reads} 次`,
    ];
    return `${parts.join('；')}。`;
  },
  udpVerdict: ({ cut }) =>
    cut > 0
      ? '一个数据报对应一次读取；缓冲区不够长时，尾部被截掉。'
      : '一个数据报对应一次读取：UDP 保留消息边界。',
  columns: {
    write: '写入',
    call: '调用',
    bytes: '字节',
    data: '数据',
    carried: '由谁承载',
    read: '由谁读出',
  },
  caption: '播放位置之前的每次写入、承载它的分组和读出它的调用',
  range: (start, end) => `${start}–${end}`,
  packet: (number) => `分组 ${number}`,
  readBy: (ordinal, size) => `第 ${ordinal} 次读取（${size}）`,
  notYet: '尚未',
};
