import { describe, expect, test } from 'vitest';
import { RowKeys } from './row-keys.ts';

/** The keys of the rows drawn, window by window. */
function keysOf(windows: readonly (readonly [number, number])[]): readonly (readonly number[])[] {
  const keys = new RowKeys();
  return windows.map(([first, end]) => {
    const shift = keys.shiftFor(first, end);
    return Array.from({ length: end - first }, (_, i) => first + i - shift);
  });
}

describe('the keys of rows in sight', () => {
  test('stay with their rows while the table scrolls, however little of it stays in sight', () => {
    const [before, after] = keysOf([
      [10, 14],
      [13, 17],
    ]);
    expect(before?.at(-1)).toBe(after?.[0]);
  });

  test('are the same ones in the same order after a jump, there and back', () => {
    const [here, there, back] = keysOf([
      [10, 14],
      [5000, 5004],
      [20, 24],
    ]);
    expect(there).toEqual(here);
    expect(back).toEqual(here);
  });
});
