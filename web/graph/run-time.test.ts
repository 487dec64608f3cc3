import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recorded } from '../fixtures/recorded.ts';
import { LectureClock } from '../ladder/clock.ts';
import { TrueClock } from '../ladder/true-clock.ts';
import { LogBuilder } from '../view/log.ts';
import { momentAt } from './run-time.ts';

test.each([LectureClock, TrueClock])(
  'takes the playhead to the time that was pressed: %s',
  (Kind) => {
    const log = new LogBuilder().append(recorded('zero-window'));
    const clock = new Kind();
    clock.extend(log.events);
    const endUs = log.events.at(-1)?.atUs ?? 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: endUs }), (atUs) => {
        expect(clock.runTimeAt(momentAt(log, clock, atUs))).toBeCloseTo(atUs, 1);
      }),
    );
    expect(momentAt(log, clock, -5)).toBe(0);
  },
);
