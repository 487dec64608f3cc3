/** Words of the templates for forged packets, in English; `forge-zh.ts` is typed against them. They are fetched with the view. */

import type { TemplateId } from '#core/forge/templates.ts';

/** What a template is called, and what the kernel is expected to do, by which RFC. */
export interface TemplateWords {
  readonly title: string;
  readonly claim: string;
  readonly rfc: string;
}

export const forgeEn = {
  heading: 'A new packet for this connection',
  connection: (one: string, other: string) => `${one} ↔ ${other}`,
  toward: 'It goes to',
  seemsFrom: (host: string) => `and seems to come from ${host}`,
  fill: 'Fill in',
  fillFor: (title: string) => `Fill in: ${title}`,
  nothing: 'Nothing to make it from yet: no data was acknowledged.',
  none: 'There is no connection yet whose addresses, ports and numbers could be filled in.',
  goOn: 'Go on with the draft',
  expected: 'By the RFC:',
  follows: 'The numbers follow the connection until you change something.',
  anew: 'Take the numbers anew',
  templates: {
    'rst-exact': {
      title: 'RST with the next number expected',
      claim: 'The connection is broken off at once: the number is exact.',
      rfc: 'RFC 5961 §3.2',
    },
    'rst-window': {
      title: 'RST inside the window',
      claim:
        'A challenge ACK goes back and the connection lives on: the number is in the window, but not the next one expected.',
      rfc: 'RFC 5961 §3.2',
    },
    'rst-outside': {
      title: 'RST outside the window',
      claim: 'It is dropped without a word.',
      rfc: 'RFC 5961 §3.2',
    },
    syn: {
      title: 'A second SYN',
      claim: 'A challenge ACK answers it, whatever its number, and the connection lives on.',
      rfc: 'RFC 5961 §4.2',
    },
    'old-duplicate': {
      title: 'An old duplicate',
      claim:
        'Its data is thrown away as old, and an ACK says at once which number is expected; the program notices nothing.',
      rfc: 'RFC 9293 §3.10.7.4',
    },
    'data-next': {
      title: 'Data with the next number expected',
      claim:
        'It is taken for the peer’s own, for only numbers tell who sent a segment; what the peer truly sends there counts as old.',
      rfc: 'RFC 5961 §5',
    },
    'data-outside': {
      title: 'Data outside the window',
      claim: 'It is dropped, and an ACK says which number is expected.',
      rfc: 'RFC 9293 §3.10.7.4',
    },
    'icmp-port': {
      title: 'ICMP: port unreachable',
      claim:
        'An established TCP connection takes it for a passing fault and lives on; a connected UDP socket reports it to its program.',
      rfc: 'RFC 5927 §5.2',
    },
    'icmp-mtu': {
      title: 'ICMP: fragmentation needed, MTU 600',
      claim:
        'Where the quoted number is one of data under way or next, the kernel believes it: its packets are 600 bytes at most from now on.',
      rfc: 'RFC 1191 §3',
    },
    datagram: {
      title: 'A UDP datagram',
      claim:
        'A socket on that port takes it, for UDP asks for addresses and ports only; where there is none, ICMP “port unreachable” goes back.',
      rfc: 'RFC 1122 §4.1.3.1',
    },
  } as Readonly<Record<TemplateId, TemplateWords>>,
};

export type ForgeWords = typeof forgeEn;
