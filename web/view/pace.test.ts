import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advance, CAUGHT_UP_MS } from './pace.ts';

const FRAME_MS = 16;
const catchingUp = { elapsedMs: FRAME_MS, speed: 1, isLive: true, isCatchingUp: true };

test('playing goes neither back nor beyond the run', () => {
  const pace = fc.record({
    ms: fc.double({ min: 0, max: 1e6, noNaN: true }),
    limitMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
    elapsedMs: fc.integer({ min: 0, max: 100 }),
    speed: fc.constantFrom(1e-4, 0.25, 1, 10),
    isLive: fc.boolean(),
    isCatchingUp: fc.boolean(),
  });
  fc.assert(
    fc.property(pace, (one) => {
      const next = advance(one);
      expect(next).toBeGreaterThanOrEqual(one.ms);
      expect(next).toBeLessThanOrEqual(Math.max(one.ms, one.limitMs));
    }),
  );
});

test.each([1000, 60_000, 3_600_000])(
  'from %d ms behind it is back at now within five seconds, a small part of the way at a time',
  (lag) => {
    let ms = 0;
    let frames = 0;
    while (lag - ms > CAUGHT_UP_MS && frames < 1000) {
      const next = advance({ ...catchingUp, ms, limitMs: lag });
      expect(next - ms).toBeLessThan(lag / 10);
      ms = next;
      frames++;
    }
    expect(frames * FRAME_MS).toBeLessThan(5000);
    expect(frames).toBeGreaterThan(20);
  },
);

test('a recorded run plays at the speed chosen, however far it goes on', () => {
  const pace = { ...catchingUp, isLive: false, isCatchingUp: false, speed: 0.25, limitMs: 1e6 };
  expect(advance({ ...pace, ms: 0 })).toBe(FRAME_MS / 4);
});
