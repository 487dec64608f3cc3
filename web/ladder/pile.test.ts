import { describe, expect, test } from 'vitest';
import type { Card } from './card.ts';
import { fanned } from './pile.ts';

const FONT = 10;

/** A card on its way to the right, or to the left where `turn` is below 0. */
function card(number: number, x: number, turn = 8): Card {
  return {
    key: `${number}/server/0`,
    number,
    kind: 'syn',
    at: { x, y: 100 },
    turn,
    width: 36,
    height: 16,
    word: 'SYN',
    chips: [],
  };
}

const heights = (cards: readonly Card[]): readonly number[] =>
  fanned(cards, FONT).map(({ at }) => at.y);

describe('cards at one place', () => {
  test('show an edge each, the first on top where it is', () => {
    expect(heights([card(1, 50), card(2, 50), card(3, 50)])).toEqual([100, 105, 110]);
  });

  test('are a pile of bounded height', () => {
    const pile = heights(Array.from({ length: 40 }, (_, i) => card(i + 1, 50)));
    expect(Math.max(...pile)).toBe(125);
  });

  test('give no way to one that comes from the other side, nor to one that has gone ahead', () => {
    expect(heights([card(1, 50), card(2, 50, -8), card(3, 40)])).toEqual([100, 100, 100]);
  });

  test('are passed without a jump', () => {
    const passing = Array.from({ length: 41 }, (_, i) =>
      heights([card(1, 50), card(2, 40 + i / 2)]),
    );
    const steps = passing.slice(1).map(([, y = 0], i) => Math.abs(y - (passing[i]?.[1] ?? 0)));
    expect(Math.max(...steps)).toBeLessThan(0.5);
    expect(Math.max(...passing.map(([, y = 0]) => y))).toBe(105);
  });
});
