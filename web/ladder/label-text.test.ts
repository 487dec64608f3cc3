import { expect, test } from 'vitest';
import { scriptedRun } from '../fixtures/scripted-run.ts';
import { labelTexts } from './label-text.ts';

const { packets } = scriptedRun(`
  0 a S 0
  10 b S. 0 ack 1
  20 a . 1 ack 1
  30 a . 1:11 ack 1
  40 a . 1:11 ack 1
  50 a FP. 11:21 ack 1
`);

test.each([
  [1, 'SYN'],
  [2, 'SYN, ACK'],
  [3, 'ACK'],
  [4, 'len 10'],
  [5, '↻ len 10'],
  [6, 'FIN, PSH, ACK'],
])('packet %i, where there is no room, is called %s', (number, shortest) => {
  const packet = packets.at(number - 1);
  expect(packet && labelTexts(packet).at(-1)).toBe(shortest);
});
