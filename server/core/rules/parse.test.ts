import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRules } from './parse.ts';
import { printRule } from './print.ts';
import { FEATURES, FRAME_KINDS, type FrameKind, type Rule } from './rule.ts';

const HOSTS = ['client', 'server'];

/** The rule's own words again, in their usual order; or the issue, as `text the place: what it says`. */
function check(text: string, expected: string): void {
  const { rules, issues } = parseRules(text, HOSTS);
  const shown = [
    ...rules.map(({ rule }) => printRule(rule)),
    ...issues.map(({ message, start, end }) => `‹${text.slice(start, end)}› ${message.en}`),
  ];
  expect(shown.join('\n')).toBe(expected);
}

test.each([
  ['drop the first SYN', 'drop the first SYN'],
  ['drop data segment 3 once', 'drop data segment 3 once'],
  ['Drop Data Segment 3 3 times', 'drop data segment 3 3 times'],
  ['drop data segment 3 times', 'drop every data segment 3 times'],
  ['delay every ACK from server by 300 ms', 'delay every ACK from server by 300 ms'],
  ['delay ack by 0.3s from server', 'delay every ACK from server by 300 ms'],
  ['delay all ACKs by 1500us', 'delay every ACK by 1500 us'],
  ['hold anything with FIN', 'hold anything with FIN'],
  ['hold every packet with fin, with data', 'hold anything with FIN with data'],
  ['duplicate the 3rd datagram after 50 ms', 'duplicate the 3rd datagram after 50 ms'],
  ['drop every other data segment', 'drop every 2nd data segment'],
  ['corrupt bit 432 of data segment 2 once', 'corrupt bit 432 of data segment 2 once'],
  ['corrupt a datagram and mend checksums', 'corrupt every datagram and mend checksums'],
  ['drop SYN-ACK to client from port 8080', 'drop every SYN-ACK from port 8080 to client'],
  ['drop everything over 600 bytes', 'drop anything over 600 bytes'],
  [
    'mark every data segment under 100 bytes twice',
    'mark every data segment under 100 bytes twice',
  ],
  ['pass the 5th datagram from client', 'pass the 5th datagram from client'],
  ['drop ICMP messages', 'drop every ICMP'],
])('reads “%s”', (text, expected) => check(text, expected));

test('passes over comments and empty lines, and says where each rule stands', () => {
  const text = '# two losses\n\ndrop the first SYN  # at once\n\tdrop the first FIN\n';
  const { rules, issues } = parseRules(text);
  expect(issues).toEqual([]);
  expect(rules.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
    'drop the first SYN',
    'drop the first FIN',
  ]);
});

test.each([
  [
    'lose the first SYN',
    '‹lose› “lose” cannot stand here; possible: drop, hold, delay, duplicate, corrupt, mark, pass',
  ],
  ['drop the SYN', '‹SYN› “SYN” cannot stand here; possible: first, 2nd, 3rd, 4th'],
  ['delay every ACK', '‹› something is missing here; possible: by 300 ms'],
  ['delay every ACK by 300', '‹› something is missing here; possible: s, ms, us'],
  ['delay every ACK by 3000 s', '‹3000› a time up to 600 s must stand here'],
  [
    'drop every SYN from nobody',
    '‹nobody› “nobody” cannot stand here; possible: client, server, port 8080',
  ],
  ['drop every SYN to port 70000', '‹70000› a whole number from 0 to 65535 must stand here'],
  ['drop every SYN once twice', '‹twice› “twice” was said before'],
  ['drop every SYN from client from server', '‹server› “server” was said before'],
  [
    'hold anything with FUN',
    '‹FUN› “FUN” cannot stand here; possible: FIN, SYN, RST, PSH, ACK, URG, ECE, CWR, data, SACK',
  ],
  ['corrupt bit 3 data segment 1', '‹data› “data” cannot stand here; possible: of'],
  ['drop data', '‹› something is missing here; possible: segment, segments'],
  [
    'drop',
    '‹› something is missing here; possible: SYN, SYN-ACK, ACK, data segment, segment, FIN, RST, datagram, fragment, ICMP, ARP, packet, anything',
  ],
])('points at the fault in “%s”', (text, expected) => check(text, expected));

test.each(['drop the last data segment', 'drop last segment', 'drop every last SYN'])(
  'says why “%s” is not for a wire, and what is',
  (text) => {
    const [issue] = parseRules(text).issues;
    expect(text.slice(issue?.start, issue?.end)).toBe('last');
    expect(issue?.message.en).toContain('data segment 10');
    expect(issue?.message.zh).toContain('data segment 10');
  },
);

test('a fault costs its own line alone', () => {
  const { rules, issues } = parseRules('drop the first SYN\ndrop nonsense\nhold every FIN');
  expect(rules).toHaveLength(2);
  expect(issues).toHaveLength(1);
});

const place = fc.integer({ min: 1, max: 200 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const end = fc.record({ host: maybe(fc.constantFrom(...HOSTS)), port: maybe(fc.nat(65_535)) });

const action: fc.Arbitrary<Rule['action']> = fc.oneof(
  fc.constantFrom(
    { type: 'drop' } as const,
    { type: 'hold' } as const,
    { type: 'mark' } as const,
    { type: 'pass' } as const,
  ),
  fc.record({ type: fc.constant('delay' as const), byUs: fc.nat(600_000_000) }),
  fc.record({ type: fc.constant('duplicate' as const), afterUs: fc.nat(5_000_000) }),
  fc.record({
    type: fc.constant('corrupt' as const),
    bit: maybe(fc.nat(12_000)),
    mend: fc.boolean(),
  }),
);

const filter: fc.Arbitrary<Rule['filter']> = fc
  .constantFrom<FrameKind>(...FRAME_KINDS)
  .chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      number: kind === 'datagram' || kind === 'data segment' ? maybe(place) : fc.constant(null),
      features: fc.subarray([...FEATURES]),
      from: end,
      to: end,
      overBytes: maybe(fc.nat(2000)),
      underBytes: maybe(fc.nat(2000)),
    }),
  );

const rule: fc.Arbitrary<Rule> = fc.record({
  action,
  filter,
  selection: fc.oneof(
    fc.record({ type: fc.constant('nth' as const), n: place }),
    fc.record({ type: fc.constant('every' as const), n: place }),
  ),
  atMost: maybe(place),
});

test('a rule written out reads as the same rule', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), (rules) => {
      const parsed = parseRules(rules.map(printRule).join('\n'), HOSTS);
      expect(parsed.issues).toEqual([]);
      expect(parsed.rules.map((placed) => placed.rule)).toEqual(rules);
    }),
    { numRuns: 2000 },
  );
});

test('never throws, and every fault lies in the text', () => {
  const words =
    'drop hold delay corrupt bit of the every first last data segment SYN 3 th by ms once from port # \n'.split(
      ' ',
    );
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6 })))
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(text, (written) => {
      for (const { start, end: stop } of parseRules(written).issues) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(stop).toBeGreaterThanOrEqual(start);
        expect(stop).toBeLessThanOrEqual(written.length);
      }
    }),
    { numRuns: 2000 },
  );
});
