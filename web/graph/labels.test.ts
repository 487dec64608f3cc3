import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from './labels.ts';
import { LOOKS } from './looks.ts';
import type { Painting } from './paint.ts';

const FRAME = {
  ...{ left: 10, top: 10, width: 300, height: 100 },
  ...{ startUs: 0, endUs: 300, topValue: 100, bottomValue: 0 },
};
/** Words that touch are a hair less than their size apart: 71.6 - 39.6 is no 32 in floats. */
const HAIR = 1e-9;
const MEASURE = { width: (text: string) => 8 * text.length, height: 12 };

const painting = (
  id: 'lost' | 'sack',
  points: readonly (readonly [number, number])[],
  count: number,
): Painting => ({
  series: {
    ...{ id, origin: 'packets', until: null, packet: null },
    seq: Float64Array.from(points, (_, i) => i),
    atUs: Float64Array.from(points, ([us]) => us),
    value: Float64Array.from(points, ([, value]) => value),
  },
  look: LOOKS[id],
  places: Uint32Array.from(points, (_, i) => i),
  count,
});

const points = fc.array(fc.tuple(fc.nat(300), fc.nat(100)), { maxLength: 6 });

test('no word stands over another or beyond the edges', () => {
  fc.assert(
    fc.property(points, points, (lost, sack) => {
      const paintings = [painting('lost', lost, 60), painting('sack', sack, 60)];
      const labels = placeLabels(paintings, { lost: 'lost', sack: 'SACK' }, FRAME, MEASURE);
      labels.forEach(({ x, y, text }, i) => {
        expect(x).toBeGreaterThanOrEqual(10);
        expect(x + MEASURE.width(text)).toBeLessThanOrEqual(310);
        expect([y - 6 >= 10, y + 6 <= 110]).toEqual([true, true]);
        for (const other of labels.slice(0, i)) {
          const isBeside = Math.abs(other.x - x) >= 8 * 4 - HAIR;
          expect(isBeside || Math.abs(other.y - y) >= 12 - HAIR).toBe(true);
        }
      });
    }),
  );
});

test('a word stands by each mark that has come, and by none of the future', () => {
  const marks = painting(
    'lost',
    [
      [20, 50],
      [120, 50],
      [220, 50],
    ],
    2,
  );
  const labels = placeLabels([marks], { lost: 'lost' }, FRAME, MEASURE);
  expect(labels.map(({ x }) => x > 130 + 32)).toEqual([false, false]);
});

test('of many marks the latest alone has a word', () => {
  const many = Array.from({ length: 60 }, (_, i) => [5 * i, 50] as const);
  const labels = placeLabels([painting('lost', many, 30)], { lost: 'lost' }, FRAME, MEASURE);
  expect(labels).toHaveLength(1);
  expect(labels[0]?.x).toBeCloseTo(10 + 145 + 6.6);
});

test('a word for a mark on the floor or at the right edge stands above or to the left', () => {
  const marks = painting(
    'lost',
    [
      [100, 0],
      [299, 50],
    ],
    2,
  );
  const labels = placeLabels([marks], { lost: 'lost' }, FRAME, MEASURE);
  expect(labels.map(({ x, y }) => [x < 309, y < 110])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(labels[1]?.x).toBeLessThan(309 - 32);
});
