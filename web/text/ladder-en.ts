/** Words of the ladder in English; `ladder-zh.ts` is typed against them. */

export const ladderEn = {
  label: 'Ladder diagram. The Packets tab below shows the same as a table.',
  time: 'time',
  overview: 'Overview of the run: which part the ladder shows',
  shown: (from: string, to: string) => `${from} to ${to}`,
  tools: 'View of the ladder',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Whole run in the window',
  filter: 'Filter',
  filtering: {
    title: 'Filter packets',
    example: 'host:client kind:syn hello',
    host: 'host',
    kind: 'kind',
    stream: 'stream',
    clear: 'Close the filter',
    kinds: {
      syn: 'SYN',
      data: 'data',
      ack: 'bare ACK',
      fin: 'FIN',
      reset: 'RST',
      datagram: 'datagram',
      control: 'other',
      lost: 'lost',
      again: 'sent again',
      fragment: 'fragment',
    },
    errors: {
      'unknown-key': (what: string) =>
        `“${what}:” is not known: write host, from, to, kind, stream or port, or put it in quotes.`,
      'unknown-kind': (what: string) =>
        `“${what}” is no kind: syn, data, ack, fin, reset, datagram, control, lost, again, fragment.`,
      'no-value': (what: string) => `Nothing stands after “${what}”.`,
      'not-a-number': (what: string) => `“${what}” is not a number.`,
      'open-quote': (what: string) => `This ${what} is never closed.`,
    },
  },
  signs: {
    held: (time: string) => `held ${time}`,
    altered: 'bits changed',
    marked: 'marked CE',
    copied: (copy: number) => `copy ${copy}`,
    late: 'out of order',
    fragment: 'fragment',
  },
  resentAfter: (time: string) => `resent after ${time}`,
  drops: {
    loss: 'lost',
    'burst-loss': 'lost in a burst',
    queue: 'queue full',
    rule: 'dropped by a rule',
    hand: 'dropped by hand',
    mtu: 'larger than the MTU',
    down: 'link down',
  },
  kinds: {
    syn: 'SYN',
    data: 'data',
    ack: 'ACK',
    fin: 'FIN',
    reset: 'RST',
    datagram: 'datagram',
    control: 'other',
  },
};

export type LadderWords = typeof ladderEn;
