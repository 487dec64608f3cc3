import { expect, test } from 'vitest';
import { createStepMemory, LINES_AT_MOST, StepControl, StepGate } from './stepping.ts';

function setUp() {
  const memory = createStepMemory();
  return { control: new StepControl(memory), gate: new StepGate(memory) };
}

test('a program that nobody holds passes everywhere', () => {
  const { control, gate } = setUp();
  expect(gate.arrive('line', 1)).toBeNull();
  expect(gate.arrive('call', LINES_AT_MOST - 1)).toBeNull();
  expect(control.isHeld).toBe(false);
});

test('stops before marked lines only, and not before the calls on them', () => {
  const { control, gate } = setUp();
  control.breakAt([3, 32, 65_535]);
  const stops = [1, 3, 4, 31, 32, 33, 65_535].filter((line) => gate.arrive('line', line));
  expect(stops).toEqual([3, 32, 65_535]);
  expect(gate.arrive('call', 3)).toBeNull();
  control.breakAt([4]);
  expect(gate.arrive('line', 3)).toBeNull();
  expect(gate.arrive('line', 4)).toBe('breakpoint');
});

test('a step by line stops before the next line, a step by call before the next call', () => {
  const { control, gate } = setUp();
  control.stop();
  expect(gate.arrive('call', 1)).toBeNull();
  expect(gate.arrive('line', 2)).toBe('hand');
  expect(control.release('call')).toBe(true);
  expect(gate.arrive('line', 3)).toBeNull();
  expect(gate.arrive('call', 3)).toBe('hand');
  expect(control.release(null)).toBe(true);
  expect(gate.arrive('line', 4)).toBeNull();
});

test('a release that comes before the program stops is not owed to it later', () => {
  const { control, gate } = setUp();
  control.stop();
  expect(control.release(null)).toBe(false);
  expect(gate.arrive('line', 1)).toBeNull();
  control.stop();
  expect(gate.arrive('line', 2)).toBe('hand');
  expect(control.isHeld).toBe(true);
});

test('another program finds nothing of the last one', () => {
  const { control, gate } = setUp();
  control.breakAt([1]);
  control.stop();
  control.reset();
  expect(gate.arrive('line', 1)).toBeNull();
});
