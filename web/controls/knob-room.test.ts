import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knobsThatFit, knobWidth } from './knob-room.ts';

test('all stand in the row where there is room for all', () => {
  expect(knobsThatFit([5, 6, 7], 18)).toBe(3);
});

test('where there is none for all, those that do leave room for the button', () => {
  expect(knobsThatFit([5, 6, 7], 17.9)).toBe(1);
  expect(knobsThatFit([5, 6, 7], 3)).toBe(0);
});

test('more room never means fewer knobs in it', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 });
  fc.assert(
    fc.property(widths, fc.nat(200), fc.nat(50), (all, room, more) => {
      expect(knobsThatFit(all, room + more)).toBeGreaterThanOrEqual(knobsThatFit(all, room));
    }),
  );
});

test('a title in Chinese takes more room a character', () => {
  const knob = { value: '4' };
  expect(knobWidth({ ...knob, title: '窗口' })).toBeGreaterThan(
    knobWidth({ ...knob, title: 'ab' }),
  );
});
