/** The words of the filter in English; `filter-zh.ts` is typed against them. */

export const filterEn = {
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
};

export type FilterWords = typeof filterEn;
