import { expect, test } from 'vitest';
import { Analyser } from './analyser.ts';
import { framesOf } from './packet-script.ts';

/** After each line, the states of `a` and `b`. */
function check(script: string, expected: readonly string[]): void {
  const analyser = new Analyser();
  const states = framesOf(script).map(({ bytes, atMs, from }) => {
    const index = analyser.push(bytes, 0, bytes.length, bytes.length, 1, 0, atMs * 1_000_000);
    const found = analyser.statesOf(index);
    return from === 'a' ? `${found?.sender} ${found?.peer}` : `${found?.peer} ${found?.sender}`;
  });
  expect(states).toEqual(expected);
}

const OPEN = `0 a S 0 \n 1 b S. 0 ack 1 \n 2 a . 1 ack 1 \n`;
const OPENED = ['SYN_SENT SYN_RECEIVED', 'ESTABLISHED SYN_RECEIVED', 'ESTABLISHED ESTABLISHED'];

test('closes in four segments', () => {
  check(`${OPEN} 3 a F. 1 ack 1 \n 4 b . 1 ack 2 \n 5 b F. 1 ack 2 \n 6 a . 2 ack 2`, [
    ...OPENED,
    'FIN_WAIT_1 CLOSE_WAIT',
    'FIN_WAIT_2 CLOSE_WAIT',
    'TIME_WAIT LAST_ACK',
    'TIME_WAIT CLOSED',
  ]);
});

test('closes in three segments, the ACK riding on the peer’s FIN', () => {
  check(`${OPEN} 3 a F. 1 ack 1 \n 4 b F. 1 ack 2 \n 5 a . 2 ack 2`, [
    ...OPENED,
    'FIN_WAIT_1 CLOSE_WAIT',
    'TIME_WAIT LAST_ACK',
    'TIME_WAIT CLOSED',
  ]);
});

test('closes from both sides at once through CLOSING', () => {
  check(`${OPEN} 3 a F. 1 ack 1 \n 3 b F. 1 ack 1 \n 4 a . 2 ack 2 \n 4 b . 2 ack 2`, [
    ...OPENED,
    'FIN_WAIT_1 CLOSE_WAIT',
    'CLOSING CLOSING',
    'CLOSING TIME_WAIT',
    'TIME_WAIT TIME_WAIT',
  ]);
});

test('opens from both sides at once', () => {
  check('0 a S 0 \n 0 b S 0 \n 1 a S. 0 ack 1 \n 1 b S. 0 ack 1', [
    'SYN_SENT SYN_RECEIVED',
    'SYN_RECEIVED SYN_RECEIVED',
    'SYN_RECEIVED ESTABLISHED',
    'ESTABLISHED ESTABLISHED',
  ]);
});

test('a refused SYN closes both ends', () => {
  check('0 a S 0 \n 1 b R. 0 ack 1', ['SYN_SENT SYN_RECEIVED', 'CLOSED CLOSED']);
});

test('a reset at a guessed number closes nothing', () => {
  check(`${OPEN} 3 b R 700`, [...OPENED, 'ESTABLISHED ESTABLISHED']);
});

test('a FIN behind a gap waits until it is acknowledged', () => {
  check(`${OPEN} 3 a F. 101 ack 1 \n 4 a . 1:101 ack 1 \n 5 b . 1 ack 102`, [
    ...OPENED,
    'FIN_WAIT_1 ESTABLISHED',
    'FIN_WAIT_1 ESTABLISHED',
    'FIN_WAIT_2 CLOSE_WAIT',
  ]);
});

test('a capture that begins in the middle begins established', () => {
  check('0 a P. 1:5 ack 1', ['ESTABLISHED ESTABLISHED']);
});
