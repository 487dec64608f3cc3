import { describe, expect, test } from 'vitest';
import { LEAST_SHARE, MOST_SHARE, shareAfter, shareAt } from './edge.ts';

describe('the edge of the dock', () => {
  test('goes up and down by keys, to its ends and no further', () => {
    expect(shareAfter('ArrowUp', 0.4)).toBeGreaterThan(0.4);
    expect(shareAfter('ArrowDown', 0.4)).toBeLessThan(0.4);
    expect(shareAfter('ArrowUp', MOST_SHARE)).toBe(MOST_SHARE);
    expect(shareAfter('ArrowDown', LEAST_SHARE)).toBe(LEAST_SHARE);
    expect([shareAfter('Home', 0.4), shareAfter('End', 0.4)]).toEqual([LEAST_SHARE, MOST_SHARE]);
  });

  test('leaves other keys to the page', () => {
    expect(shareAfter('ArrowLeft', 0.4)).toBeNull();
    expect(shareAfter('l', 0.4)).toBeNull();
  });

  test('follows a pull, and puts the dock away where it is pulled down', () => {
    expect(shareAt(0.5)).toBe(0.5);
    expect(shareAt(0.95)).toBe(MOST_SHARE);
    expect(shareAt(LEAST_SHARE * 0.6)).toBe(LEAST_SHARE);
    expect(shareAt(0.02)).toBe('away');
    expect(shareAt(-0.2)).toBe('away');
  });
});
