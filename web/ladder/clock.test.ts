import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { busyLog } from '../fixtures/busy-log.ts';
import { sendings } from '../fixtures/arbitrary.ts';
import { RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { LectureClock } from './clock.ts';
import { TrueClock } from './true-clock.ts';

function momentsOf(events: readonly RunEvent[]): readonly number[] {
  const clock = new LectureClock();
  clock.extend(events);
  return events.map(({ seq }) => clock.momentOf(seq));
}

describe('the lecture clock', () => {
  test('never goes back', () => {
    fc.assert(
      fc.property(sendings, (list) => {
        const moments = momentsOf(busyLog(list));
        expect(moments).toEqual([...moments].sort((a, b) => a - b));
      }),
    );
  });

  test('never changes a moment that it has given', () => {
    fc.assert(
      fc.property(sendings, fc.nat(), (list, cut) => {
        const events = busyLog(list);
        const part = events.slice(0, 1 + (cut % events.length));
        expect(momentsOf(part)).toEqual(momentsOf(events).slice(0, part.length));
      }),
    );
  });

  test('does not let the present run past the next event, whenever that comes', () => {
    fc.assert(
      fc.property(sendings, fc.nat(), (list, cut) => {
        const events = busyLog(list);
        const next = 1 + (cut % (events.length - 1));
        const clock = new LectureClock();
        clock.extend(events.slice(0, next));
        const present = clock.momentOfSilence(events[next]?.atUs ?? 0);
        clock.extend(events);
        expect(clock.momentOf(next)).toBeGreaterThanOrEqual(present - 1e-9);
      }),
    );
  });

  test('knows the run time of every moment it gave', () => {
    for (const name of RECORDINGS) {
      const events = recorded(name);
      const clock = new LectureClock();
      clock.extend(events);
      for (const { seq, atUs } of events) {
        expect(clock.countAt(clock.momentOf(seq))).toBeGreaterThan(seq);
        expect(clock.runTimeAt(clock.momentOf(seq))).toBeGreaterThanOrEqual(atUs);
      }
    }
  });

  test.each(RECORDINGS)('gives each flight of %s a length one can watch', (name) => {
    const events = recorded(name);
    const clock = new LectureClock();
    clock.extend(events);
    const sent = new Map<number, number>();
    for (const event of events) {
      if (event.type === 'sent') sent.set(event.packet, clock.momentOf(event.seq));
      if (event.type !== 'arrived') continue;
      const flight = clock.momentOf(event.seq) - (sent.get(event.packet) ?? NaN);
      expect(flight).toBeGreaterThanOrEqual(clock.flightMs - 1e-9);
      expect(flight).toBeLessThan(4 * clock.flightMs);
    }
  });

  test('compresses a long silence and says how long it was', () => {
    const list = [0, 60_000_000].map((afterUs) => ({
      afterUs,
      from: 'client' as const,
      flightUs: 1000,
      isLost: false,
    }));
    const clock = new LectureClock();
    clock.extend(busyLog(list));
    expect(clock.gaps).toHaveLength(1);
    expect(clock.gaps[0]?.trueUs).toBe(59_999_000);
    expect(clock.endMs).toBeLessThan(5000);
  });
});

test('the true clock shows time as it was', () => {
  const events = recorded('stream-nagle');
  const clock = new TrueClock();
  clock.extend(events);
  for (const { seq, atUs } of events) expect(clock.momentOf(seq) * 1000).toBeCloseTo(atUs, 6);
});
