import { expect, test } from 'vitest';
import { tickText, timeTick, valueText } from './value-text.ts';

test.each([
  [valueText(217_200, 'bytes', ''), '217,200 B'],
  [valueText(20, 'segments', 'segments'), '20 segments'],
  [valueText(200_758, 'us', ''), '201 ms'],
  [valueText(0, 'bitPerS', ''), '0 bit/s'],
  [valueText(1_448_000, 'bitPerS', ''), '1.45 Mbit/s'],
  [tickText(12_000_000, 'bytes', 1e6), '12M'],
  [tickText(2.5, 'segments', 0.5), ''],
  [tickText(400_000, 'us', 200_000), '400 ms'],
  [timeTick(1_500_000, 500_000), '1.5 s'],
  [timeTick(250, 50), '250 µs'],
  [timeTick(0, 50), '0'],
])('says %s', (text, expected) => {
  expect(text).toBe(expected);
});
