import { expect, test } from 'vitest';
import { BURST_LINES, LINES_PER_SECOND, LinePacing } from './pacing.ts';

function spent(nowMs: () => number): LinePacing {
  const pacing = new LinePacing(nowMs);
  for (let line = 0; line < BURST_LINES; line++) pacing.take();
  return pacing;
}

test('a burst passes without waiting, the line after it waits its share of a second', () => {
  const pacing = spent(() => 0);
  expect(pacing.take()).toBe(1000 / LINES_PER_SECOND);
  expect(pacing.take()).toBe(2000 / LINES_PER_SECOND);
});

test('lines come back with time', () => {
  let nowMs = 0;
  const pacing = spent(() => nowMs);
  nowMs = 1000;
  const waits = Array.from({ length: LINES_PER_SECOND }, () => pacing.take());
  expect(waits.every((wait) => wait === 0)).toBe(true);
  expect(pacing.take()).toBeGreaterThan(0);
});

test('no more than a burst is ever saved up', () => {
  let nowMs = 0;
  const pacing = spent(() => nowMs);
  nowMs = 3_600_000;
  for (let line = 0; line < BURST_LINES; line++) expect(pacing.take()).toBe(0);
  expect(pacing.take()).toBeGreaterThan(0);
});

test('time before the first line earns nothing: the bucket is full', () => {
  let nowMs = 0;
  const pacing = new LinePacing(() => nowMs);
  nowMs = 5_000;
  for (let line = 0; line < BURST_LINES; line++) expect(pacing.take()).toBe(0);
  expect(pacing.take()).toBeGreaterThan(0);
});
