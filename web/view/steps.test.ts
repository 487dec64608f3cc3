import { expect, test } from 'vitest';
import { recorded } from '../fixtures/recorded.ts';
import { LectureClock } from '../ladder/clock.ts';
import { LogBuilder } from './log.ts';
import { stepFrom } from './steps.ts';
import type { StepUnit } from './steps.ts';

function stops(direction: 1 | -1, unit: StepUnit): readonly number[] {
  const events = recorded('stream-nagle');
  const clock = new LectureClock();
  clock.extend(events);
  const log = new LogBuilder().append(events);
  const found: number[] = [];
  let at: number | null = direction > 0 ? 0 : clock.endMs + 1;
  while (at !== null && found.length <= events.length) {
    at = stepFrom(log, clock, at, direction, unit);
    if (at !== null) found.push(at);
  }
  return found;
}

test.each(['packet', 'line', 'event'] as const)(
  'steps by %s come to the same stops both ways',
  (unit) => {
    const forth = stops(1, unit);
    const back = [...stops(-1, unit)].reverse().filter((ms) => ms > 0);
    expect(forth.length).toBeGreaterThan(5);
    expect(back).toEqual(forth);
  },
);
