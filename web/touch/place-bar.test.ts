import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InWindow } from '../ladder/in-window.ts';
import { placeBar, StillBar } from './place-bar.ts';

const spot: InWindow = { width: 600, height: 400, fontPx: 16, cards: [], spotOf: () => null };
const bar = { width: 300, height: 40 };

test('the bar stands under its packet', () => {
  const { left, top } = placeBar({ x: 300, y: 100 }, bar, spot);
  expect(left).toBe(150);
  expect(top).toBeGreaterThan(113);
});

test('the bar stands over a packet at the lower edge', () => {
  expect(placeBar({ x: 300, y: 390 }, bar, spot).top + bar.height).toBeLessThan(377);
});

test('the bar never leaves the window, wherever its packet is', () => {
  fc.assert(
    fc.property(
      fc.option(
        fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 })),
      ),
      (at) => {
        const { left, top } = placeBar(at && { x: at[0], y: at[1] }, bar, spot);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + bar.width).toBeLessThanOrEqual(spot.width);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top + bar.height).toBeLessThanOrEqual(spot.height);
      },
    ),
  );
});

test('the bar stands still while its packet moves, and gives way before it covers it', () => {
  const still = new StillBar();
  const tops = Array.from(
    { length: 200 },
    (_, y) => still.place('1', { x: 300, y }, bar, spot).top,
  );
  expect(new Set(tops).size).toBeLessThan(10);
  tops.forEach((top, y) => {
    expect(top > y + 13 || top + bar.height < y - 13).toBe(true);
  });
});
