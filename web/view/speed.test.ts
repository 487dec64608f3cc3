import { expect, test } from 'vitest';
import { nextSpeed, speedText, SPEEDS } from './speed.ts';

test.each([
  [0.0001, '1/10000×'],
  [0.1, '1/10×'],
  [0.25, '1/4×'],
  [1, '1×'],
  [10, '10×'],
])('a speed of %d reads %s', (speed, text) => {
  expect(speedText(speed)).toBe(text);
});

test('speeds follow each other up and down, and end at both ends', () => {
  const up = SPEEDS.map((speed) => nextSpeed(speed, 1));
  expect(up).toEqual([...SPEEDS.slice(1), 10]);
  const down = SPEEDS.map((speed) => nextSpeed(speed, -1));
  expect(down).toEqual([SPEEDS[0], ...SPEEDS.slice(0, -1)]);
});

test('a speed from elsewhere has neighbours too', () => {
  expect(nextSpeed(3, 1)).toBe(4);
  expect(nextSpeed(3, -1)).toBe(2);
});
