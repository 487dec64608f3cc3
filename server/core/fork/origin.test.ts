import { expect, test } from 'vitest';
import type { ForkChange } from './fork-change.ts';
import { readOrigin, toldOf } from './origin.ts';

const CHANGES: readonly ForkChange[] = [
  { type: 'nothing' },
  { type: 'pass', packet: 7 },
  { type: 'drop', packet: 7 },
  { type: 'wire', wire: { lossPercent: 5 } },
  { type: 'wire', wire: { from: { client: { lossPercent: 5 } } } },
  { type: 'rules', rules: ['drop every FIN'] },
  { type: 'param', name: 'writes', value: 5 },
  { type: 'program', host: 'client', source: 'print(1)' },
];
const REST = { startedAt: '2026-01-01T00:00:00Z', packet: null, atUs: 5, repeated: 0, leftOut: 1 };

test('every change is told and read again; programs, rules and settings stand elsewhere', () => {
  for (const change of CHANGES) {
    const origin = { ...REST, change: toldOf(change) };
    expect(readOrigin(JSON.parse(JSON.stringify(origin)))).toEqual(origin);
    expect(JSON.stringify(origin)).not.toMatch(/lossPercent|FIN|print/);
  }
  expect(CHANGES.map(toldOf)).toContainEqual({ type: 'wire', host: 'client' });
});

test.each([
  null,
  'made',
  {},
  { ...REST },
  { ...REST, change: { type: 'pass' } },
  { ...REST, change: { type: 'unheard-of' } },
  { ...REST, change: { type: 'nothing' }, packet: 'first' },
])('%j is no origin', (value) => {
  expect(readOrigin(value)).toBeNull();
});
