import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Series } from './series.ts';
import { thin } from './thin.ts';

const COLUMNS = { startUs: 0, endUs: 10_000, count: 10 };

const seriesOf = (points: readonly { us: number; low: number; length: number }[]): Series => ({
  id: 'segment',
  origin: 'packets',
  seq: Float64Array.from(points, (_, i) => i),
  atUs: Float64Array.from(points, ({ us }) => us),
  value: Float64Array.from(points, ({ low }) => low),
  until: Float64Array.from(points, ({ low, length }) => low + length),
  packet: null,
});

const series = fc
  .array(fc.record({ us: fc.nat(9_999), low: fc.nat(1000), length: fc.nat(50) }), {
    maxLength: 400,
  })
  .map((points) => seriesOf([...points].sort((a, b) => a.us - b.us)));

const columnOf = (us: number) => Math.floor(us / 1000);

test('keeps the places in order, the lowest and the highest of each column, and few of all', () => {
  fc.assert(
    fc.property(series, (all) => {
      const places = [...thin(all, COLUMNS)];
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(places.length).toBeLessThanOrEqual(4 * COLUMNS.count + 4);
      for (let column = 0; column < COLUMNS.count; column++) {
        const inside = [...all.atUs.keys()].filter((i) => columnOf(all.atUs[i] ?? 0) === column);
        const kept = inside.filter((i) => places.includes(i));
        const low = (list: readonly number[]) => Math.min(...list.map((i) => all.value[i] ?? 0));
        const high = (list: readonly number[]) => Math.max(...list.map((i) => all.until?.[i] ?? 0));
        expect([low(kept), high(kept)]).toEqual([low(inside), high(inside)]);
      }
    }),
  );
});

test('keeps every point where there are few', () => {
  const few = seriesOf([5, 5, 6, 9_000].map((us) => ({ us, low: 1, length: 1 })));
  expect([...thin(few, COLUMNS)]).toEqual([0, 1, 2, 3]);
});

test('keeps one neighbour beyond each edge, so that lines reach it', () => {
  const wide = seriesOf([1, 2, 50, 98, 99].map((us) => ({ us, low: us, length: 0 })));
  expect([...thin(wide, { startUs: 40, endUs: 60, count: 1 })]).toEqual([1, 2, 3]);
});

test('thins 100,000 points to what a screen has room for', () => {
  const many = seriesOf(
    Array.from({ length: 100_000 }, (_, i) => ({ us: i / 10, low: i % 977, length: 0 })),
  );
  expect(thin(many, { ...COLUMNS, count: 900 }).length).toBeLessThanOrEqual(3604);
});
