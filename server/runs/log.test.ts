import { expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { RunLog } from './log.ts';

const line = (seq: number, atUs = seq): RunEvent => ({
  type: 'line',
  host: 'client',
  line: 1,
  seq,
  atUs,
});
const end = (seq: number): RunEvent => ({
  type: 'run',
  phase: 'end',
  outcome: 'completed',
  message: '',
  seq,
  atUs: seq,
});

test('refuses a gap, a repetition, a step back in time and what follows the end', () => {
  expect(() => new RunLog().append([line(1)])).toThrow('event 1 where 0 was due');
  expect(() => new RunLog().append([line(0), line(0)])).toThrow('event 0 where 1 was due');
  expect(() => new RunLog().append([line(0, 5), line(1, 4)])).toThrow('back in time');
  expect(() => new RunLog().append([end(0), line(1)])).toThrow('after the end');
});

test('tells listeners of each batch until they leave', () => {
  const log = new RunLog();
  const lengths: number[] = [];
  const leave = log.subscribe(() => lengths.push(log.length));
  log.append([line(0), line(1)]);
  leave();
  log.append([line(2)]);
  expect(lengths).toEqual([2]);
});

test('knows its end', () => {
  const log = new RunLog();
  log.append([line(0)]);
  expect(log.ended).toBeNull();
  log.append([end(1)]);
  expect(log.ended?.outcome).toBe('completed');
});
