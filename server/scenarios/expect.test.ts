import { expect, test } from 'vitest';
import { fromHex, toBase64 } from '#core/bytes.ts';
import type { RunEvent } from '#core/event.ts';
import { findUnmet, parseExpectation } from './expect.ts';

const ETHERNET = '020000000002020000000001 0800';
const ADDRESSES = '0a000001 0a000002';

/** An Ethernet frame around a TCP segment; written by hand after RFC 791 §3.1 and RFC 9293 §3.1, checksums zero. */
function segment(flags: string, data = ''): string {
  const length = (40 + data.length / 2).toString(16).padStart(4, '0');
  const ip = `4500${length} 00004000 4006 0000 ${ADDRESSES}`;
  return toBase64(
    fromHex(`${ETHERNET} ${ip} 9c40 1f90 00000001 00000001 50${flags} ffff 0000 0000 ${data}`),
  );
}

const sent = (host: string, bytes: string): RunEvent => ({
  type: 'sent',
  seq: 0,
  atUs: 0,
  packet: 1,
  host,
  bytes,
  cause: { type: 'timer', timer: 'other' },
});
const prints = (host: string, text: string): RunEvent => ({
  type: 'output',
  seq: 0,
  atUs: 0,
  host,
  stream: 'stdout',
  text,
  line: 1,
});

const RUN = [
  sent('client', segment('02')),
  sent('server', segment('12')),
  sent('client', segment('10')),
  sent('client', segment('18', '68656c6c6f21')),
  prints('server', 'received 12\n'),
];

function check(expected: readonly string[], unmet: string | null, frames?: number): void {
  const found = findUnmet(RUN, expected, frames);
  if (unmet === null) expect(found).toBeNull();
  else expect(found).toContain(unmet);
}

test('meets expectations in order, with others between', () => {
  check(['client S', 'client P. 6', 'server prints received …'], null);
  check(['client P.', 'server prints received 12'], null, 4);
  check(['client S', 'server R.|S.', 'client P.|FP. 6'], null);
});

test('names the first that is not met, and what came instead', () => {
  check(['client S', 'client F.', 'nobody S'], 'expected "client F." after "client S"');
  check(['client F.'], 'expected "client F."; the run showed: client S 0, server S. 0');
  check(['client P. 6', 'server prints x'], 'server prints received 12');
  check(['client F.|FP.'], 'expected "client F.|FP."; the run showed');
  check(['client .', 'client S'], 'expected "client S" after "client ."');
  check(['client P. 5'], 'expected "client P. 5"');
  check(['server prints received'], 'expected "server prints received"');
  check(['client udp 6'], 'expected "client udp 6"');
});

test('a packet and a line of output need no order: two threads told of them', () => {
  check(['server prints received 12', 'client S'], null);
});

test('counts all frames', () => {
  check(['client S'], 'expected 3 frames in all, there were 4', 3);
});

test('refuses what is no expectation', () => {
  for (const text of ['', 'client', 'client sends', 'client P. x', 'client prints ']) {
    expect(() => parseExpectation(text)).toThrow('no expectation');
  }
});
