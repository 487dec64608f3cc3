import fc from 'fast-check';
import { expect, test } from 'vitest';
import { craft, type FrameDescription } from '../craft.ts';
import { framesOf } from '../tcp/packet-script.ts';
import { findContradictions } from './contradictions.ts';
import { parseRules } from './parse.ts';
import { RuleBook, type RuleHost } from './rule-book.ts';

const HOSTS: readonly RuleHost[] = [
  { name: 'client', mac: '02:00:00:00:00:01' },
  { name: 'server', mac: '02:00:00:00:00:02' },
];

const rulesOf = (text: string) => parseRules(text).rules.map(({ rule }) => rule);

interface Frame {
  readonly from: string;
  readonly bytes: Uint8Array;
}

/** Segments of a script; `a` is the client, `b` the server. */
function segments(script: string): Frame[] {
  return framesOf(script).map(({ from, bytes }) => {
    bytes.set([2, 0, 0, 0, 0, from === 'a' ? 2 : 1]);
    return { from: from === 'a' ? 'client' : 'server', bytes };
  });
}

/** What the rules do to each frame: the action's type, or `-`. */
function played(rules: string, frames: readonly Frame[]): string {
  const book = new RuleBook(rulesOf(rules), HOSTS);
  return frames
    .map(({ from, bytes }) => book.decide(bytes, { from }).map(({ type }) => type)[0] ?? '-')
    .join(' ');
}

const CONVERSATION = `
  0 a S 0
  1 b S. 0 ack 1
  2 a . 1 ack 1
  3 a . 1:101 ack 1
  4 a . 101:201 ack 1
  5 a P. 201:251 ack 1
  6 b . 1 ack 101 sack 201:251
  7 a . 101:201 ack 1
  8 b P. 1:21 ack 251
  9 a F. 251 ack 21
  10 b F. 21 ack 252
  11 a . 252 ack 22`;

test.each([
  ['drop the first SYN', 'drop - - - - - - - - - - -'],
  ['drop every SYN-ACK', '- drop - - - - - - - - - -'],
  ['hold every ACK', '- - hold - - - hold - - - - hold'],
  ['hold the second ACK from client', '- - - - - - - - - - - hold'],
  ['drop data segment 2 from client', '- - - - drop - - drop - - - -'],
  ['drop data segment 2 once', '- - - - drop - - - - - - -'],
  ['drop the second data segment 2', '- - - - - - - drop - - - -'],
  ['drop data segment 1', '- - - drop - - - - drop - - -'],
  ['drop every 2nd data segment', '- - - - drop - - drop - - - -'],
  ['hold anything with FIN', '- - - - - - - - - hold hold -'],
  ['drop anything with SACK', '- - - - - - drop - - - - -'],
  ['drop anything with PSH with data to client', '- - - - - - - - drop - - -'],
  ['drop every segment from port 80', '- drop - - - - drop - drop - drop -'],
  ['drop every segment to port 80 over 139 bytes', '- - - drop drop - - drop - - - -'],
  ['drop anything under 41 bytes from server twice', '- drop - - - - - - - - drop -'],
  [
    'drop the first segment\ndelay every segment by 1 s twice',
    'drop delay delay - - - - - - - - -',
  ],
])('plays “%s”', (rules, expected) => {
  expect(played(rules, segments(CONVERSATION))).toBe(expected);
});

const IP = { version: 4, source: '10.0.0.1', destination: '10.0.0.2' } as const;

function packet(
  transport: FrameDescription['transport'],
  destination = HOSTS[1]?.mac ?? '',
): Frame {
  const ethernet = { source: HOSTS[0]?.mac ?? '', destination };
  return { from: 'client', bytes: craft({ ethernet, ip: IP, transport }) };
}

const datagram = (port: number, destination?: string) =>
  packet(
    { type: 'udp', sourcePort: 5000, destinationPort: port, payload: new Uint8Array(5) },
    destination,
  );
const ping = packet({ type: 'icmp', icmpType: 8, code: 0, rest: 0 });

test('numbers datagrams by their flow, and knows ICMP, ARP and fragments', () => {
  const frames = [datagram(80), datagram(81), datagram(80), ping];
  expect(played('drop datagram 2', frames)).toBe('- - drop -');
  expect(played('drop every ICMP', frames)).toBe('- - - drop');
  const arp = { from: 'client', bytes: Uint8Array.of(...datagram(80).bytes) };
  arp.bytes.set([8, 6], 12);
  expect(played('drop every ARP', [...frames, arp])).toBe('- - - - drop');
  const fragment = { from: 'client', bytes: Uint8Array.of(...datagram(80).bytes) };
  fragment.bytes.set([0x20, 0], 20);
  expect(played('drop every fragment', [datagram(80), fragment])).toBe('- drop');
});

test('a broadcast goes to every host', () => {
  const frames = [datagram(80, 'ff:ff:ff:ff:ff:ff'), datagram(80, '02:00:00:00:00:03')];
  expect(played('drop every datagram to server', frames)).toBe('drop -');
});

test('a segment quoted by an ICMP error is no segment', () => {
  const quoted = segments('0 a S 0')[0]?.bytes.slice(14) ?? new Uint8Array();
  const error = packet({ type: 'icmp', icmpType: 3, code: 4, rest: 600, payload: quoted });
  expect(played('drop every segment\nhold every ICMP', [error])).toBe('hold');
});

test('corrupts the first bit of the data, or the last of a frame without any', () => {
  const book = new RuleBook(rulesOf('corrupt every segment'), HOSTS);
  const bits = segments('0 a S 0\n1 a P. 1:11 ack 1').map(({ from, bytes }) =>
    book.decide(bytes, { from }),
  );
  expect(bits.flat()).toMatchObject([
    { type: 'flip', bit: 54 * 8 - 1 },
    { type: 'flip', bit: 54 * 8 },
  ]);
});

test('a changed book goes on with the counts of the rules it keeps', () => {
  const [syn, again] = segments('0 a S 0\n1 a S 0');
  if (!syn || !again) throw new Error('no frames');
  const book = new RuleBook(rulesOf('drop the first SYN'), HOSTS);
  book.decide(syn.bytes, syn);
  const changed = book.changedTo(rulesOf('hold every FIN\ndrop the first SYN'));
  expect(changed.decide(again.bytes, again)).toEqual([]);
  expect(changed.counts).toEqual([
    { matched: 0, acted: 0 },
    { matched: 2, acted: 1 },
  ]);
});

test('a rule that comes while a run lasts counts from there: its first ACK is the next one', () => {
  const [before, next] = segments('0 a . 1 ack 1\n1 a . 1 ack 11');
  if (!before || !next) throw new Error('no frames');
  const book = new RuleBook(rulesOf('drop every FIN'), HOSTS);
  book.decide(before.bytes, before);
  const changed = book.changedTo(rulesOf('drop every FIN\ndrop the first ACK'));
  expect(changed.decide(next.bytes, next)).toEqual([{ type: 'drop', rule: 1 }]);
});

test('a segment sent again that is older than the rule has no number', () => {
  const [old, first] = segments('0 a . 1:11 ack 1\n1 a . 11:21 ack 1');
  if (!old || !first) throw new Error('no frames');
  const book = new RuleBook([], HOSTS);
  book.decide(old.bytes, old);
  const changed = book.changedTo(rulesOf('drop data segment 1'));
  expect(changed.decide(first.bytes, first)).toEqual([{ type: 'drop', rule: 0 }]);
  expect(changed.decide(old.bytes, old)).toEqual([]);
});

test('a rule that stays goes on numbering where it was; one that comes numbers from there', () => {
  const [first, second, third] = segments('0 a . 1:11 ack 1\n1 a . 11:21 ack 1\n2 a . 21:31 ack 1');
  if (!first || !second || !third) throw new Error('no frames');
  const book = new RuleBook(rulesOf('drop data segment 3'), HOSTS);
  book.decide(first.bytes, first);
  const changed = book.changedTo(rulesOf('hold data segment 1\ndrop data segment 3'));
  expect(changed.decide(second.bytes, second)).toEqual([{ type: 'hold', rule: 0 }]);
  expect(changed.decide(third.bytes, third)).toEqual([{ type: 'drop', rule: 1 }]);
});

test('the same frames in the same order meet the same fate, of one rule at most', () => {
  const frames = segments(CONVERSATION);
  const texts = [
    'drop every 2nd ACK',
    'hold the 3rd segment',
    'delay data segment 2 by 1 s',
    'drop anything twice',
  ];
  fc.assert(
    fc.property(fc.subarray(texts), fc.array(fc.nat(frames.length - 1)), (rules, order) => {
      const play = () => {
        const book = new RuleBook(rulesOf(rules.join('\n')), HOSTS);
        return order.map((at) =>
          book.decide(frames[at]?.bytes ?? new Uint8Array(), { from: frames[at]?.from ?? '' }),
        );
      };
      expect(play()).toEqual(play());
      expect(Math.max(0, ...play().map(({ length }) => length))).toBeLessThanOrEqual(1);
    }),
  );
});

test('never throws, on any bytes', () => {
  const book = new RuleBook(
    rulesOf('drop data segment 2\nhold anything with SACK\ncorrupt every datagram to server'),
    HOSTS,
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
      expect(book.decide(bytes, { from: 'client' })).toBeInstanceOf(Array);
    }),
  );
});

test.each([
  ['drop every SYN\ndelay every SYN by 1 s', ['1>2']],
  ['drop every segment\ndrop the first SYN\ndrop data segment 3', ['1>2', '1>3']],
  ['drop the first SYN\ndelay every SYN by 1 s', []],
  ['drop every SYN once\ndelay every SYN by 1 s', []],
  ['drop every ACK from server\ndelay every ACK by 1 s', []],
  ['drop the first SYN\nhold the first SYN', ['1>2']],
  ['drop the first SYN\nhold the second SYN', []],
  ['drop anything over 500 bytes\nhold every data segment over 600 bytes', ['1>2']],
  ['hold anything with FIN\ndrop anything with FIN with data', ['1>2']],
  ['drop data segment 3\ndrop data segment 4', []],
])('finds the rules of “%s” that can never act', (text, expected) => {
  const found = findContradictions(rulesOf(text));
  expect(found.map(({ earlier, later }) => `${earlier + 1}>${later + 1}`)).toEqual(expected);
});

test('who is let pass is spared the next rule that was due, which counts it as done', () => {
  const data = segments(CONVERSATION);
  const lost = 'drop every data segment twice';
  expect(played(lost, data)).toBe('- - - drop drop - - - - - - -');
  expect(played(`pass data segment 1 once\n${lost}`, data)).toBe('- - - pass drop - - - - - - -');
  const book = new RuleBook(
    rulesOf(`pass every SYN\nhold every FIN\n${lost}\npass every segment`),
    HOSTS,
  );
  const actions = data.flatMap(({ from, bytes }) => book.decide(bytes, { from }));
  expect(actions.slice(0, 4)).toEqual([
    { type: 'pass', rule: 0, insteadOf: 3 },
    { type: 'pass', rule: 3, insteadOf: null },
    { type: 'pass', rule: 3, insteadOf: null },
    { type: 'drop', rule: 2 },
  ]);
});
