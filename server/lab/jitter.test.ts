import { expect, test } from 'vitest';
import type { JitterShape } from '#core/wire-settings.ts';
import { jitterOf } from './jitter.ts';
import { createRandom } from './random.ts';

function sample(shape: JitterShape): readonly number[] {
  const random = createRandom(5, shape);
  const drawn = Array.from({ length: 20_000 }, () => jitterOf(shape, random(), random()));
  return drawn.sort((a, b) => a - b);
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const quantile = (values: readonly number[], part: number) =>
  values[Math.floor(part * values.length)] ?? NaN;

test('uniform: every part of [-1, 1) alike', () => {
  const values = sample('uniform');
  expect(mean(values)).toBeCloseTo(0, 1);
  expect(quantile(values, 0.25)).toBeCloseTo(-0.5, 1);
  expect(values.at(-1)).toBeLessThan(1);
});

test('normal: two thirds within one deviation, one in twenty beyond two', () => {
  const values = sample('normal');
  const share = (within: number) =>
    values.filter((value) => Math.abs(value) < within).length / values.length;
  expect(mean(values)).toBeCloseTo(0, 1);
  expect(share(1)).toBeCloseTo(0.683, 1);
  expect(share(2)).toBeCloseTo(0.954, 1);
});

test('pareto: never early, mean 1, mostly little and now and then far more', () => {
  const values = sample('pareto');
  expect(values[0]).toBeGreaterThanOrEqual(0);
  expect(mean(values)).toBeCloseTo(1, 1);
  expect(quantile(values, 0.5)).toBeCloseTo(0.52, 1);
  expect(quantile(values, 0.999)).toBeGreaterThan(14);
  expect(values.at(-1)).toBeLessThanOrEqual(50);
});
