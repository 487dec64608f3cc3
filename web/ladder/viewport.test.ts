import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sight } from './viewport.ts';
import {
  anchoredTop,
  fittingZoom,
  followingTop,
  scrolledTop,
  withBoth,
  yIn,
  tellable,
  zoomedBy,
} from './viewport.ts';

const SIGHT: Sight = {
  top: 0,
  height: 600,
  headPx: 60,
  pxPerMs: 0.1,
  zoom: 1,
  limitMs: 20_000,
  fontPx: 20,
};

const sights = fc.record({
  top: fc.nat(5000),
  height: fc.integer({ min: 200, max: 2000 }),
  headPx: fc.integer({ min: 30, max: 120 }),
  pxPerMs: fc.double({ min: 0.01, max: 10, noNaN: true }),
  zoom: fc.double({ min: 0.01, max: 16, noNaN: true }),
  limitMs: fc.integer({ min: 1, max: 1_000_000 }),
  fontPx: fc.integer({ min: 11, max: 40 }),
});

describe('the window', () => {
  test('stays at the beginning until the playhead has come down in it', () => {
    expect(followingTop(SIGHT, 200, true)).toBe(0);
    expect(followingTop(SIGHT, 1000, true)).toBe(1000 - 0.72 * 600);
  });

  test('stops at the end of a run that is over', () => {
    expect(followingTop(SIGHT, 2060, false)).toBe(60 + 2000 + 40 - 600);
  });

  test('follows the playhead and has an earlier moment in it, below the names', () => {
    fc.assert(
      fc.property(sights, fc.nat(9999), fc.nat(9999), (sight, ms, later) => {
        fc.pre(ms + later <= sight.limitMs);
        const { top, zoom } = withBoth(sight, ms, ms + later);
        const shownAt = yIn({ ...sight, zoom }, ms) - top;
        const playAt = yIn({ ...sight, zoom }, ms + later) - top;
        expect(zoom).toBeLessThanOrEqual(sight.zoom);
        expect(shownAt).toBeGreaterThanOrEqual(sight.headPx - 1e-6);
        expect(playAt).toBeLessThanOrEqual(Math.max(sight.height, sight.headPx + 1) + 1e-6);
      }),
    );
    const following = followingTop(SIGHT, yIn(SIGHT, 1000), false);
    expect(withBoth(SIGHT, 900, 1000)).toEqual({ zoom: 1, top: following });
  });

  test('cannot be scrolled off the ladder', () => {
    fc.assert(
      fc.property(sights, fc.integer({ min: -9999, max: 9999 }), (sight, px) => {
        const top = scrolledTop(sight, px);
        const end = sight.headPx + sight.limitMs * sight.pxPerMs * sight.zoom;
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(Math.max(0, end));
      }),
    );
  });
});

describe('zoom', () => {
  test('that fits shows the whole run', () => {
    fc.assert(
      fc.property(sights, (sight) => {
        const zoom = fittingZoom(sight);
        const end = sight.headPx + sight.limitMs * sight.pxPerMs * zoom;
        expect(end).toBeLessThanOrEqual(Math.max(sight.height, sight.headPx + 1) + 1e-6);
      }),
    );
  });

  test('keeps the moment under the pointer', () => {
    fc.assert(
      fc.property(sights, fc.nat(200), fc.constantFrom(0.5, 2, 1.25), (sight, atY, factor) => {
        const zoom = zoomedBy(sight, factor);
        const moment = (sight.top + atY - sight.headPx) / (sight.pxPerMs * sight.zoom);
        const top = anchoredTop(sight, zoom, atY);
        const after = (top + atY - sight.headPx) / (sight.pxPerMs * zoom);
        if (top > 0) expect(after).toBeCloseTo(moment, 3);
        else expect(after).toBeGreaterThanOrEqual(moment - 1e-6);
      }),
    );
  });

  test('has an end in both directions', () => {
    expect(zoomedBy(SIGHT, 1e9)).toBe(16);
    expect(zoomedBy(SIGHT, 1e-9)).toBe(fittingZoom(SIGHT));
  });

  test('is told in an address as it is, however small', () => {
    expect(tellable(1)).toBe(1);
    expect(tellable(1 / 1.5 ** 20)).toBe(0.0003007);
  });
});
