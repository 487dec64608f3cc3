import { expect, test } from 'vitest';
import { placeHappening } from './happening-place.ts';

const GEOMETRY = {
  fontPx: 10,
  lifelines: [50, 450].map((x, i) => ({ host: `${i}`, x, side: 1 as const, hasCallLabels: true })),
};
const TEXT = 'wire held 1.2 s';

test('stands at the left over the line, and goes where no sign is', () => {
  const left = placeHappening(100, TEXT, GEOMETRY, []);
  expect(left.centre.y).toBeLessThan(100);
  expect(left.centre.x - left.width / 2).toBeCloseTo(56);
  const right = placeHappening(100, TEXT, GEOMETRY, [{ x: 80, y: 100 }]);
  expect(right.centre.x + right.width / 2).toBeCloseTo(444);
  const middle = placeHappening(
    100,
    TEXT,
    GEOMETRY,
    [80, 420].map((x) => ({ x, y: 100 })),
  );
  expect(middle.centre.x).toBeCloseTo(250);
  // Signs of other moments are in nobody's way.
  expect(placeHappening(100, TEXT, GEOMETRY, [{ x: 80, y: 160 }])).toEqual(left);
});

test('words longer than the ladder is wide begin at its left', () => {
  const { centre, width } = placeHappening(100, 'x'.repeat(99), GEOMETRY, []);
  expect(centre.x - width / 2).toBeCloseTo(56);
});
