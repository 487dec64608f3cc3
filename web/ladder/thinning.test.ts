import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isChosen, strideFor } from './thinning.ts';

describe('thinning', () => {
  test('keeps one of each group, wherever every second number is of another kind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 4, 8, 64),
        fc.nat(100_000),
        fc.nat(1),
        (stride, first, odd) => {
          const numbers = Array.from({ length: 64 * stride }, (_, i) => first * stride + i);
          const kept = numbers.filter((number) => isChosen(number, stride));
          expect(kept).toHaveLength(64);
          const ofKind = kept.filter((number) => number % 2 === odd).length;
          expect(ofKind).toBeGreaterThan(16);
          expect(ofKind).toBeLessThan(48);
        },
      ),
    );
  });

  test('keeps all while there is room, and never more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 500 }),
        (count, most) => {
          const stride = strideFor(count, most);
          expect(count / stride).toBeLessThanOrEqual(most);
          expect(stride === 1).toBe(count <= most);
        },
      ),
    );
  });
});
