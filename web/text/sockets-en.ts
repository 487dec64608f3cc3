/** The socket tables' words in English; `sockets-zh.ts` is typed against them. Column names are ss(8)'s and netstat(8)'s own. */

export const socketsEn = {
  none: 'No socket yet.',
  captured: 'A capture from elsewhere holds packets only: no kernel was asked about its sockets.',
  style: 'Print as',
  caption: (command: string) => `What ${command} would print on each host at the playhead`,
  changes: {
    up: 'rose',
    down: 'fell',
    other: 'changed',
    gone: 'gone: it is printed no more',
    same: '',
  },
};

export type SocketsWords = typeof socketsEn;
