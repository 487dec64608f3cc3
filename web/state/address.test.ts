import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SPEEDS } from '../view/speed.ts';
import { placeIn, readSpot, searchOf, writeSpot } from './address.ts';
import type { Spot } from './address.ts';

const spots: fc.Arbitrary<Spot> = fc.record({
  run: fc.stringMatching(/^[\w-]{1,20}$/),
  atMs: fc.option(fc.integer({ min: 0, max: 1e9 }).map((tenths) => tenths / 10)),
  packet: fc.option(fc.nat()),
  view: fc.option(fc.string({ minLength: 1 })),
  clock: fc.constantFrom('lecture', 'true'),
  speed: fc.constantFrom(...SPEEDS),
  unit: fc.constantFrom('packet', 'line', 'event'),
  isProjected: fc.boolean(),
});

test('an address gives back what was written into it', () => {
  fc.assert(
    fc.property(spots, (spot) => {
      expect(readSpot(searchOf(writeSpot(spot)))).toEqual(spot);
    }),
  );
});

test('what is as usual is not in the address', () => {
  expect(writeSpot(readSpot(''))).toEqual([]);
});

test.each(['run=../health', 'at=-1', 'at=x', 'speed=3', 'step=hour', 'packet=none'])(
  'nonsense is passed over: %s',
  (text) => {
    expect(writeSpot(readSpot(text))).toEqual([]);
  },
);

test('another moment is the same place, another run or view is not', () => {
  expect(placeIn('run=a&at=3&lang=en')).toBe(placeIn('run=a&at=9&projector=1'));
  expect(placeIn('run=a')).not.toBe(placeIn('run=b'));
  expect(placeIn('run=a&view=bytes')).not.toBe(placeIn('run=a'));
});
