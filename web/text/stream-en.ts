/** The stream view's words in English; `stream-zh.ts` is typed against them. */

/** What a TCP stream has come to, for the sentence above its picture. */
export interface TcpFacts {
  readonly writes: number;
  /** Segments that carried something for the first time. */
  readonly segments: number;
  readonly reads: number;
  readonly writtenBytes: number;
  readonly unsentBytes: number;
  readonly readBytes: number;
  /** Writes that the last read took bytes of. */
  readonly joined: number;
  /** The last read began or ended inside a write. */
  readonly isSplit: boolean;
}

/** The same of datagrams. */
export interface UdpFacts {
  readonly writes: number;
  readonly datagrams: number;
  readonly reads: number;
  readonly losses: number;
  readonly passed: number;
  readonly cut: number;
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

export const streamEn = {
  none: 'Nothing has been written yet: the bytes of every write will be followed here.',
  capture:
    'A capture from elsewhere holds packets only: who wrote and read which bytes, it does not tell.',
  preparing: 'Following the bytes…',
  label: (from: string, to: string) => `Bytes from ${from} to ${to}. The table shows the same.`,
  which: 'Which bytes',
  from: (from: string, to: string) => `${from} → ${to}`,
  showAs: 'Show as',
  picture: 'Picture',
  table: 'Table',
  zoom: 'Zoom',
  zoomOut: 'Smaller',
  zoomIn: 'Larger',
  whole: 'Whole stream',
  rows: {
    writes: 'writes',
    send: 'send buffer',
    segments: 'segments',
    datagrams: 'datagrams',
    receive: 'receive buffer',
    reads: 'reads',
  },
  /** Beside each row: what lies in it now. */
  notes: {
    total: (things: number, size: string) => `${things} · ${size}`,
    blocked: 'the call waits for room',
    empty: 'empty',
    unacknowledged: (size: string) => `${size} unacknowledged`,
    unsent: (size: string) => `${size} unsent`,
    sent: (packets: number) => `${packets} sent`,
    flying: (packets: number) => `${packets} in flight`,
    lost: (packets: number) => `${packets} lost`,
    again: (packets: number) => `${packets} sent again`,
    wasted: (packets: number) => `${packets} of no use`,
    ready: (size: string) => `${size} to read`,
    unread: (datagrams: number) => `${datagrams} to read`,
    passed: (datagrams: number) => `${datagrams} dropped here`,
    beyond: (size: string) => `${size} behind a gap`,
    waiting: (call: string) => `${call} waits`,
    ended: 'end of stream',
    cut: (reads: number) => `${reads} cut short`,
  },
  /** On blocks: a word with the sign. */
  states: {
    written: 'written',
    blocked: 'waits for room',
    unsent: 'unsent',
    unacknowledged: 'unacknowledged',
    flying: 'in flight',
    arrived: 'arrived',
    lost: 'lost',
    duplicate: 'duplicate',
    corrupt: 'corrupted',
    ready: 'to read',
    beyond: 'behind a gap',
    gap: 'gap',
    discarded: 'dropped',
    read: 'read',
    cut: 'cut off',
    waiting: 'not read yet',
  },
  again: 'again',
  carries: (writes: number) => `carries ${writes} writes`,
  tcp: ({ writes, segments, reads, ...bytes }: TcpFacts): string => {
    const written = count(writes, 'write');
    if (segments === 0) return `${written}, nothing sent yet.`;
    const left =
      bytes.unsentBytes > 0
        ? `${written}: ${count(segments, 'segment')} sent, ${bytes.unsentBytes} B still unsent`
        : `${written} left in ${count(segments, 'segment')}`;
    if (reads === 0) return `${left}; nothing read yet.`;
    const all = bytes.readBytes === bytes.writtenBytes;
    const share = all ? 'all of it' : `${bytes.readBytes} of ${bytes.writtenBytes} B`;
    return `${left}; ${count(reads, 'read')} returned ${share}.`;
  },
  tcpVerdict: ({ joined, isSplit, reads }: TcpFacts): string => {
    if (joined > 1)
      return `The last read joined ${joined} writes: TCP keeps no message boundaries.`;
    if (isSplit) return 'A read ended inside a write: TCP keeps no message boundaries.';
    return reads > 0
      ? 'Here each read met one write. TCP does not promise that: it keeps no message boundaries.'
      : 'TCP sends a stream of bytes: it keeps no message boundaries.';
  },
  udp: ({ writes, datagrams, reads, losses, passed }: UdpFacts): string => {
    const parts = [
      `${count(writes, 'write')}, ${count(datagrams, 'datagram')}`,
      ...(losses > 0 ? [`${losses} lost`] : []),
      ...(passed > 0 ? [`${passed} dropped at the socket`] : []),
      reads === 0 ? 'nothing read yet' : count(reads, 'read'),
    ];
    return `${parts.join('; ')}.`;
  },
  udpVerdict: ({ cut }: UdpFacts): string =>
    cut > 0
      ? 'Each datagram is one read; where the buffer was too short, its tail is gone.'
      : 'Each datagram is one read: UDP keeps message boundaries.',
  /** The table: one row a write. */
  columns: {
    write: 'Write',
    call: 'Call',
    bytes: 'Bytes',
    data: 'Data',
    carried: 'Carried by',
    read: 'Read by',
  },
  caption: 'Writes up to the playhead, what carried them, and what read them',
  range: (start: number, end: number) => `${start}–${end}`,
  packet: (number: number) => `packet ${number}`,
  readBy: (ordinal: number, size: string) => `read ${ordinal} (${size})`,
  notYet: 'not yet',
};

export type StreamWords = typeof streamEn;
