import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RunLimit } from './run-limit.ts';

const LIMITS = { limitMs: 30_000, patienceMs: 600_000 };
const SECOND = 1_000_000;

test('a run in which nothing stands ends at its limit', () => {
  expect(new RunLimit(LIMITS).endsUs).toBe(30 * SECOND);
});

test('while something stands the run ends when patience is used up as well', () => {
  const limit = new RunLimit(LIMITS);
  limit.note(true, 5 * SECOND);
  expect(limit.endsUs).toBe(630 * SECOND);
  expect(limit.uncountedUs(15 * SECOND)).toBe(10 * SECOND);
});

test('what stood does not count, each time anew, and no more than patience in all', () => {
  const limit = new RunLimit(LIMITS);
  limit.note(true, 5 * SECOND);
  limit.note(true, 6 * SECOND);
  limit.note(false, 15 * SECOND);
  expect(limit.endsUs).toBe(40 * SECOND);
  limit.note(true, 20 * SECOND);
  limit.note(false, 1000 * SECOND);
  expect(limit.endsUs).toBe(630 * SECOND);
});

test('the end never comes nearer, and never lies beyond limit and patience', () => {
  const spells = fc.array(fc.tuple(fc.boolean(), fc.nat(200 * SECOND)), { maxLength: 20 });
  fc.assert(
    fc.property(spells, (list) => {
      const limit = new RunLimit(LIMITS);
      let atUs = 0;
      let stoodUs = 0;
      let stands = false;
      for (const [next, afterUs] of list) {
        atUs += afterUs;
        if (stands) stoodUs += afterUs;
        stands = next;
        limit.note(next, atUs);
        expect(limit.uncountedUs(atUs)).toBe(Math.min(stoodUs, 600 * SECOND));
        if (!stands) expect(limit.endsUs).toBe(30 * SECOND + limit.uncountedUs(atUs));
        expect(limit.endsUs).toBeLessThanOrEqual(630 * SECOND);
      }
    }),
  );
});
