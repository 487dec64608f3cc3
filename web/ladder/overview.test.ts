import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sendings } from '../fixtures/arbitrary.ts';
import { busyLog } from '../fixtures/busy-log.ts';
import { LandmarkIndex } from '../view/landmarks.ts';
import { LogBuilder } from '../view/log.ts';
import { LectureClock } from './clock.ts';
import { hairlines, overviewMarks } from './overview.ts';

function drawn(events: ReturnType<typeof busyLog>) {
  const log = new LogBuilder().append(events);
  const clock = new LectureClock();
  clock.extend(events);
  const index = new LandmarkIndex();
  index.extend(log);
  return {
    log,
    lines: hairlines(log, clock, ['client', 'server'], clock.endMs),
    marks: overviewMarks(index.landmarks, clock, clock.endMs),
  };
}

test('the overview shows every packet of a small run, inside the strip and downward', () => {
  fc.assert(
    fc.property(sendings, (list) => {
      const { log, lines } = drawn(busyLog(list));
      expect(lines).toHaveLength(log.packets.length);
      for (const { x0, y0, x1, y1 } of lines) {
        expect([x0, x1].sort()).toEqual([0, 1]);
        expect(y0).toBeGreaterThanOrEqual(0);
        expect(y1).toBeGreaterThanOrEqual(y0);
        expect(y1).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test('marks of one sign keep apart, and a run with a loss has one', () => {
  fc.assert(
    fc.property(sendings, (list) => {
      const { marks } = drawn(busyLog(list));
      expect(marks.length > 0).toBe(list.some(({ isLost }) => isLost));
      marks.forEach(({ y }, i) => {
        const above = marks[i - 1];
        if (above) expect(y - above.y).toBeGreaterThanOrEqual(0.008);
      });
    }),
  );
});

test('ten thousand packets are thinned', () => {
  const list = Array.from({ length: 10_000 }, () => ({
    afterUs: 100,
    from: 'client' as const,
    flightUs: 50,
    isLost: false,
  }));
  const { lines } = drawn(busyLog(list));
  expect(lines.length).toBeLessThanOrEqual(1500);
  expect(lines.length).toBeGreaterThan(1000);
});
