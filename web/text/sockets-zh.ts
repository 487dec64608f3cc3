/** The socket tables' words in Chinese. */

import type { SocketsWords } from './sockets-en.ts';

export const socketsZh: SocketsWords = {
  none: '还没有套接字。',
  captured: '外来的抓包文件里只有分组：没有向内核查询过它的套接字。',
  style: '输出格式',
  caption: (command) => `此刻在每台主机上运行 ${command} 会打印的内容`,
  changes: { up: '增大', down: '减小', other: '改变', gone: '已消失，不再打印', same: '' },
};
