import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wildLog } from '../fixtures/wild-log.ts';
import { LogBuilder } from '../view/log.ts';
import { framesOnWire } from '../view/on-the-wire.ts';
import { arranged, movedTo, orderOf } from './release-order.ts';

const SENDING = {
  afterUs: 1000,
  from: 0,
  to: 0,
  flightUs: 200_000,
  fate: 'flies on' as const,
  heldUs: 0,
  isAltered: false,
  isCopied: false,
};
const frames = framesOnWire(
  new LogBuilder().append(wildLog([SENDING, SENDING, SENDING, SENDING], 2)),
);
const keys = frames.map(({ key }) => key);
const numbers = (list: typeof frames) => list.map(({ packet }) => packet.number);

test('an arrangement names some, and the others stay behind them as they were', () => {
  expect(numbers(arranged(frames, [keys[2] ?? '', 'gone', keys[0] ?? '']))).toEqual([3, 1, 2, 4]);
  expect(arranged(frames, [])).toEqual(frames);
});

test.each([
  [3, 0, [4, 1, 2, 3]],
  [0, 2, [2, 3, 1, 4]],
  [1, -5, [2, 1, 3, 4]],
  [1, 99, [1, 3, 4, 2]],
])('a frame moved from place %i to %i', (from, to, expected) => {
  expect(numbers(arranged(frames, movedTo(keys, keys[from] ?? '', to)))).toEqual(expected);
});

test('moving loses and doubles nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -2, max: 6 }))), (moves) => {
      const after = moves.reduce((list, [from, to]) => movedTo(list, list[from] ?? '', to), keys);
      expect([...after].sort()).toEqual([...keys].sort());
    }),
  );
});

test('the command names packet, host and copy', () => {
  expect(orderOf(frames.slice(0, 1))).toEqual([{ packet: 1, host: 'host-2', copy: 0 }]);
});
