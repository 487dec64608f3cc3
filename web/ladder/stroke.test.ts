import { expect, test } from 'vitest';
import { pictureOf } from '../fixtures/picture-of.ts';
import { RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { LectureClock } from './clock.ts';
import { strokesOf } from './stroke.ts';

test('every arrow is drawn by one stroke, and those left out by a filter by faded ones', () => {
  for (const name of RECORDINGS) {
    const { at } = pictureOf(recorded(name), ['client', 'server'], 1000, new LectureClock());
    const { arrows } = at(Infinity);
    const strokes = strokesOf(arrows, ({ number }) => number % 2 === 0);
    const lines = (look: RegExp): number =>
      strokes
        .filter((stroke) => look.test(stroke.look))
        .reduce((sum, { shafts }) => sum + shafts.split('M').length - 1, 0);
    expect(lines(/./)).toBe(arrows.length);
    expect(lines(/faded/)).toBe(arrows.filter(({ number }) => number % 2 === 0).length);
    expect(new Set(strokes.map(({ look }) => look)).size).toBe(strokes.length);
  }
});
