import { expect, test } from 'vitest';
import type { HostInfo, RunEvent, Unstamped } from '#core/event.ts';
import { Ladder } from './ladder.ts';

const host = (name: string, address: string): HostInfo => ({
  name,
  address,
  address6: null,
  mac: '02:00:00:00:00:01',
  mtuBytes: 1500,
  program: { file: `${name}.py`, source: '' },
});

const START: Unstamped = {
  type: 'run',
  phase: 'start',
  scenario: 'udp/loss',
  params: {},
  seed: 7,
  hosts: [host('client', '10.0.0.1'), host('server', '10.0.0.2')],
  wire: { from: {} },
  kernel: '6.18',
  startedAt: '2026-01-01T00:00:00Z',
};
const END: Unstamped = { type: 'run', phase: 'end', outcome: 'completed', message: 'both ended' };

/** A datagram of 1 byte from 10.0.0.1:40000 to 10.0.0.2:8080 (RFC 791 §3.1, RFC 768), checksums zero. */
const DATAGRAM = 'AgAAAAACAgAAAAABCABFAAAdAABAAEARAAAKAAABCgAAApxAH5AACQAAMQ==';

const sent = (packet: number): Unstamped => ({
  type: 'sent',
  packet,
  host: 'client',
  bytes: DATAGRAM,
  cause: { type: 'call', call: 1 },
});
const arrived = (packet: number): Unstamped => ({ type: 'arrived', packet, host: 'server' });
const dropped = (packet: number): Unstamped => ({
  type: 'dropped',
  packet,
  host: 'server',
  reason: 'loss',
  detail: 'loss 30 %: drew 0.1',
  wouldArriveUs: 0,
});
const call = (id: number): Unstamped => ({
  type: 'call',
  host: 'client',
  call: id,
  name: 'recv',
  args: '1024',
  fd: 3,
  line: 1,
});
const left = (id: number): Unstamped => ({
  type: 'return',
  host: 'client',
  call: id,
  name: 'recv',
  result: "b'hi'",
});
const print: Unstamped = {
  type: 'output',
  host: 'server',
  stream: 'stdout',
  text: 'one\n',
  line: 1,
};

/** One event a millisecond; gives the lines each event completed. */
function climb(...events: readonly Unstamped[]): string[][] {
  const ladder = new Ladder();
  return [START, ...events].map((event, seq) => [
    ...ladder.push({ ...event, seq, atUs: seq * 1000 } as RunEvent),
  ]);
}

const lines = (...events: readonly Unstamped[]) =>
  climb(...events)
    .slice(1)
    .flat();

test('heads the ladder with scenario, seed, kernel and hosts', () => {
  const [[title, , names] = []] = climb();
  expect(title).toBe('udp/loss · seed 7 · kernel 6.18');
  expect(names).toMatch(/^ {4}time ms {2}client 10\.0\.0\.1 +server 10\.0\.0\.2$/);
});

test('draws a packet from its host to where it arrived, at the time it was sent', () => {
  const [row] = lines(sent(1), print, arrived(1));
  expect(row).toMatch(/^ {6}1\.000 {2}│─+ udp 40000 > 8080 len 1 ─+▶│$/);
});

test('an open packet holds back what came later, in order', () => {
  const steps = climb(sent(1), print, arrived(1)).slice(1);
  expect(steps.map(({ length }) => length)).toEqual([0, 0, 2]);
  expect(steps[2]?.[1]).toContain('» one');
});

test('a lost packet breaks off and says why', () => {
  const [row] = lines(sent(1), dropped(1));
  expect(row).toContain('✕ loss 30 %: drew 0.1');
  expect(row).not.toContain('▶');
});

test('a call that returns at once is one row, one that blocks is two', () => {
  expect(lines(call(1), left(1))).toEqual([expect.stringContaining("recv(1024) → b'hi'")]);
  const rows = lines(call(1), print, left(1));
  expect(rows[0]).toContain('recv(1024) …');
  expect(rows[2]).toContain("recv() → b'hi'");
});

test('the end prints what was still open, and how it ended', () => {
  const rows = lines(sent(1), call(1), END);
  expect(rows).toHaveLength(4);
  expect(rows.at(-1)).toBe('completed: both ended');
});

test('a packet held to the end keeps its row, and the rule is never cut off', () => {
  const held: Unstamped = { type: 'held', packet: 1, host: 'server', by: 'rule', rule: 2 };
  const rows = lines(sent(1), held, END);
  expect(rows.join('\n')).toContain('… held by rule 3');
});
