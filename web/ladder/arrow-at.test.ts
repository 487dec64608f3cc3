import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureOf } from '../fixtures/picture-of.ts';
import { RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { arrowAt } from './arrow-at.ts';
import { LectureClock } from './clock.ts';

const FONT_PX = 19;

function arrowsOf(name: (typeof RECORDINGS)[number]) {
  return pictureOf(recorded(name), ['client', 'server'], 1000, new LectureClock()).at(Infinity)
    .arrows;
}

describe('the arrow at a place', () => {
  test('is the one whose line goes through it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RECORDINGS),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (name, place, share) => {
          const arrows = arrowsOf(name);
          const { points } = arrows[place % arrows.length] ?? { points: [] };
          const [from, to] = [points[0] ?? { x: 0, y: 0 }, points[1] ?? { x: 0, y: 0 }];
          const at = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
          const found = arrowAt(arrows, at, FONT_PX);
          // Where two cross, either is right.
          expect(found && arrowAt([found], at, FONT_PX / 1000)).toBe(found);
        },
      ),
    );
  });

  test('is none where no line is near', () => {
    const arrows = arrowsOf('socket-tcp-hello');
    expect(arrowAt(arrows, { x: -30, y: 100 }, FONT_PX)).toBe(null);
  });
});
