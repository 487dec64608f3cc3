import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SPEEDS } from '../view/speed.ts';
import { placeIn, readSpot, searchOf, writeSpot } from './address.ts';
import type { Spot } from './address.ts';

const spots: fc.Arbitrary<Spot> = fc.record({
  run: fc.stringMatching(/^[\w-]{1,20}$/),
  compared: fc.stringMatching(/^[\w-]{1,20}$/),
  atMs: fc.option(fc.integer({ min: 0, max: 1e9 }).map((tenths) => tenths / 10)),
  packet: fc.option(fc.nat()),
  packetOfA: fc.option(fc.nat()),
  filter: fc.option(fc.string()),
  view: fc.option(fc.string({ minLength: 1 })),
  details: fc.record(
    {
      ...{ graph: fc.string(), future: fc.constant('1'), flow: fc.string(), stream: fc.string() },
      ...{ shows: fc.string(), scale: fc.string(), connection: fc.string(), printer: fc.string() },
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  clock: fc.constantFrom('lecture', 'true'),
  speed: fc.constantFrom(...SPEEDS),
  unit: fc.constantFrom('packet', 'line', 'event'),
  wall: fc.constantFrom('ladder', 'view', null),
  zoom: fc.integer({ min: 1, max: 16_000 }).map((thousandths) => thousandths / 1000),
  topMs: fc.option(fc.integer({ min: -1e6, max: 1e9 }).map((tenths) => tenths / 10)),
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

test.each([
  'run=../health',
  'at=-1',
  'at=x',
  'speed=3',
  'projector=0',
  'step=hour',
  'packet=none',
  'zoom=0',
  'zoom=near',
  'top=x',
  'compare=a/b',
])('nonsense is passed over: %s', (text) => {
  expect(writeSpot(readSpot(text))).toEqual([]);
});

test('another moment is the same place, another run or view is not', () => {
  expect(placeIn('run=a&at=3&lang=en')).toBe(placeIn('run=a&at=9&projector=1'));
  expect(placeIn('run=a')).not.toBe(placeIn('run=b'));
  expect(placeIn('run=a')).toBe(placeIn('scenario=x&run=a'));
  expect(placeIn('scenario=x')).not.toBe(placeIn('scenario=y'));
  expect(placeIn('run=a&compare=b')).not.toBe(placeIn('run=a'));
  expect(placeIn('run=a&view=bytes')).not.toBe(placeIn('run=a'));
});
