import { expect, test } from 'vitest';
import type { WireSettings } from '#core/wire-settings.ts';
import { PERFECT_WIRE } from '#core/wire-settings.ts';
import { knobTurns } from './happenings.ts';

const PERFECT: WireSettings = { from: { client: PERFECT_WIRE, server: PERFECT_WIRE } };
const lossy = { ...PERFECT_WIRE, lossPercent: 20 };

test('a knob turned for both directions is one turn', () => {
  const after = { from: { client: lossy, server: lossy } };
  expect(knobTurns(PERFECT, after)).toEqual([
    { knob: 'lossPercent', before: 0, after: 20, host: null },
  ]);
});

test('a knob turned for one direction names its sender', () => {
  const after = { from: { client: lossy, server: PERFECT_WIRE } };
  expect(knobTurns(PERFECT, after)).toEqual([
    { knob: 'lossPercent', before: 0, after: 20, host: 'client' },
  ]);
});

test('nothing turned is no turn', () => {
  expect(knobTurns(PERFECT, PERFECT)).toEqual([]);
});
