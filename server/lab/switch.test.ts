import { expect, test } from 'vitest';
import { fromHex } from '#core/bytes.ts';
import { LearningSwitch } from './switch.ts';

const frame = (to: string, from: string) => fromHex(`${to} ${from} 0800`);
const [A, B, ALL] = ['020000000001', '020000000002', 'ffffffffffff'];

test('floods what it does not know, then sends straight to the port it learned', () => {
  const fabric = new LearningSwitch(3);
  expect(fabric.route(frame(B, A), 0)).toEqual([1, 2]);
  expect(fabric.route(frame(A, B), 1)).toEqual([0]);
  expect(fabric.route(frame(B, A), 0)).toEqual([1]);
});

test('gives a broadcast to everybody else', () => {
  expect(new LearningSwitch(3).route(frame(ALL, A), 1)).toEqual([0, 2]);
});

test('sends nothing back by the port it came from', () => {
  const fabric = new LearningSwitch(2);
  fabric.route(frame(B, A), 0);
  expect(fabric.route(frame(A, A), 0)).toEqual([]);
});
