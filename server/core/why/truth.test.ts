import { expect, test } from 'vitest';
import { toBase64 } from '../bytes.ts';
import type { RunEvent } from '../event.ts';
import { framesOf } from '../tcp/packet-script.ts';
import { LogIndex } from './log-index.ts';
import { compareTruth } from './truth.ts';

/**
 * Frames as the wire recorded them.
 *
 * @param fates - by line of the script: when it arrived in ms, or that it was lost; others arrive after 5 ms.
 */
function check(
  script: string,
  fates: Readonly<Record<number, number | 'lost'>>,
  expected: readonly string[],
): void {
  const events = framesOf(script).flatMap(({ bytes, from, atMs }, i) => {
    const packet = i + 1;
    const host = from === 'a' ? 'client' : 'server';
    const to = from === 'a' ? 'server' : 'client';
    const fate = fates[packet] ?? atMs + 5;
    const cause = { type: 'timer', timer: 'other' };
    return [
      { type: 'sent', packet, host, bytes: toBase64(bytes), cause, atUs: atMs * 1000 },
      fate === 'lost'
        ? { type: 'dropped', packet, host: to, reason: 'loss', atUs: atMs * 1000 }
        : { type: 'arrived', packet, host: to, atUs: fate * 1000 },
    ];
  });
  const ordered = events.sort((a, b) => a.atUs - b.atUs).map((event, seq) => ({ ...event, seq }));
  const found = compareTruth(LogIndex.of(ordered as unknown as RunEvent[]));
  expect(
    found.map(
      ({ packet, guess, original, truth }) => `${packet} ${guess} of ${original}: ${truth}`,
    ),
  ).toEqual(expected);
}

const OPEN = `0 a S 0 \n 10 b S. 0 ack 1 \n 20 a . 1 ack 1 \n`;

test('agrees that a lost segment was sent again with reason', () => {
  check(`${OPEN} 30 a P. 1:11 ack 1 \n 300 a P. 1:11 ack 1`, { 4: 'lost' }, []);
});

test('shows a retransmission as needless whose original had arrived', () => {
  check(`${OPEN} 30 a P. 1:11 ack 1 \n 300 a P. 1:11 ack 1`, {}, [
    '5 tcp.analysis.retransmission of 4: arrived',
  ]);
});

test('shows a retransmission as needless whose original was still on its way', () => {
  check(`${OPEN} 30 a P. 1:11 ack 1 \n 300 a P. 1:11 ack 1`, { 4: 900 }, [
    '5 tcp.analysis.retransmission of 4: under-way',
  ]);
});

test('shows that what looks like reordering was a retransmission of what was lost', () => {
  check(
    `${OPEN} 30 a . 1:11 ack 1 \n 31 a . 11:21 ack 1 \n 32 a . 21:31 ack 1 \n 40 a . 11:21 ack 1`,
    { 5: 'lost' },
    ['7 tcp.analysis.out_of_order of 5: lost'],
  );
});
