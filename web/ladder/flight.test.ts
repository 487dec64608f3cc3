import { describe, expect, test } from 'vitest';
import { pictureOf } from '../fixtures/picture-of.ts';
import { wildHosts, wildLog } from '../fixtures/wild-log.ts';
import { LectureClock } from './clock.ts';

describe('a frame on its way', () => {
  const HELD = {
    afterUs: 1000,
    from: 0,
    to: 0,
    flightUs: 200_000,
    fate: 'arrives' as const,
    heldUs: 2_000_000,
    isAltered: false,
    isCopied: false,
  };

  test('stands while it is held, says for how long, and goes on', () => {
    const events = wildLog([HELD], 2);
    const clock = new LectureClock();
    const { at, geometry } = pictureOf(events, wildHosts(2), 1000, clock);
    const [held, released] = ['held', 'released'].map((type) =>
      clock.momentOf(events.findIndex((event) => event.type === type)),
    );
    const middle = ((held ?? 0) + (released ?? 0)) / 2;
    const [card] = at(middle).cards;
    const [left, right] = geometry.lifelines.map(({ x }) => x);
    expect(card?.at.x).toBeCloseTo(((left ?? 0) + (right ?? 0)) / 2, 0);
    const [sign] = at(middle).arrows[0]?.signs ?? [];
    expect(sign?.type).toBe('held');
    expect(sign?.waitedUs).toBeGreaterThan(0);
    expect(sign?.waitedUs).toBeLessThan(2_000_000);
    const [done] = at(Infinity).arrows;
    expect(done?.signs[0]?.waitedUs).toBeCloseTo(2_000_000, 0);
    expect(done?.points).toHaveLength(4);
    expect(done?.end).toBe('arrived');
  });

  test('that was copied forks where the copy was made', () => {
    const events = wildLog([{ ...HELD, heldUs: 0, isCopied: true }], 2);
    const { at } = pictureOf(events, wildHosts(2), 1000, new LectureClock());
    const { arrows } = at(Infinity);
    expect(arrows.map(({ end }) => end)).toEqual(['arrived', 'arrived']);
    const copy = arrows.find(({ signs }) => signs.some(({ type }) => type === 'copied'));
    const original = arrows.find((arrow) => arrow !== copy);
    expect(original?.points).toContainEqual(copy?.points[0]);
  });

  test('that later ones overtook is marked as out of order', () => {
    const slow = { ...HELD, heldUs: 0, flightUs: 400_000 };
    const events = wildLog([slow, { ...slow, flightUs: 10_000 }], 2);
    const { at } = pictureOf(events, wildHosts(2), 1000, new LectureClock());
    const signs = at(Infinity).arrows.map((arrow) => arrow.signs.map(({ type }) => type));
    expect(signs).toEqual([['late'], []]);
  });

  test('whose bits changed is marked from there on', () => {
    const events = wildLog([{ ...HELD, heldUs: 0, isAltered: true }], 2);
    const { at } = pictureOf(events, wildHosts(2), 1000, new LectureClock());
    const [arrow] = at(Infinity).arrows;
    expect(arrow?.signs.map(({ type }) => type)).toEqual(['altered']);
    expect(arrow?.alteredFrom).toBe(1);
  });
});
