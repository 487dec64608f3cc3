import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlap, RangeSet } from './ranges.ts';

test('gives only the bytes that were not there before', () => {
  const set = new RangeSet();
  expect(set.add({ start: 10, end: 20 })).toEqual([{ start: 10, end: 20 }]);
  expect(set.add({ start: 30, end: 40 })).toEqual([{ start: 30, end: 40 }]);
  expect(set.add({ start: 5, end: 35 })).toEqual([
    { start: 5, end: 10 },
    { start: 20, end: 30 },
  ]);
  expect(set.add({ start: 5, end: 40 })).toEqual([]);
});

test('agrees with a set of single bytes, whatever the order', () => {
  const range = fc
    .tuple(fc.nat(60), fc.nat(20))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 20 }), (ranges) => {
      const set = new RangeSet();
      const bytes = new Set<number>();
      for (const added of ranges) {
        const fresh = set.add(added).flatMap(({ start, end }) => span(start, end));
        expect(fresh).toEqual(span(added.start, added.end).filter((byte) => !bytes.has(byte)));
        for (const byte of fresh) bytes.add(byte);
      }
    }),
  );
});

test('overlap is the common part, or null', () => {
  expect(overlap({ start: 0, end: 5 }, { start: 3, end: 9 })).toEqual({ start: 3, end: 5 });
  expect(overlap({ start: 0, end: 3 }, { start: 3, end: 9 })).toBeNull();
});

function span(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
