import { expect, test } from 'vitest';
import { busyLog } from '../fixtures/busy-log.ts';
import { recorded } from '../fixtures/recorded.ts';
import { LectureClock } from '../ladder/clock.ts';
import { LogBuilder } from '../view/log.ts';
import { StopIndex } from '../view/stops.ts';
import type { RunEvent } from '#core/event.ts';
import { dottedLength, packetDots } from './dots.ts';

function dotsOf(events: readonly RunEvent[]) {
  const clock = new LectureClock();
  clock.extend(events);
  const log = new LogBuilder().append(events);
  let asked = 0;
  const dots = packetDots({
    log,
    losses: new StopIndex().losses(log),
    moments: { momentOf: (seq) => (asked++, clock.momentOf(seq)) },
    lengthMs: dottedLength(clock.endMs),
  });
  return { dots, asked, clock };
}

test('a short run has a dot for each packet, the lost ones marked', () => {
  const events = recorded('udp-loss');
  const { dots } = dotsOf(events);
  expect(dots).toHaveLength(events.filter(({ type }) => type === 'sent').length);
  expect(dots.filter(({ isLost }) => isLost)).toHaveLength(5);
});

test('a run of 20,000 packets has at most 400 dots, found without a look at every packet', () => {
  const sendings = Array.from({ length: 20_000 }, (_, i) => ({
    afterUs: 100,
    from: 'client' as const,
    flightUs: 100,
    isLost: i === 9_999,
  }));
  const { dots, asked } = dotsOf(busyLog(sendings));
  expect(dots.length).toBeGreaterThan(150);
  expect(dots.length).toBeLessThanOrEqual(400);
  expect(dots.filter(({ isLost }) => isLost)).toHaveLength(1);
  expect(asked).toBeLessThan(20_000);
});

test('the dotted length stays while a run grows, until it has doubled', () => {
  expect(dottedLength(0)).toBe(0);
  expect(new Set([1025, 1500, 2048].map(dottedLength))).toEqual(new Set([2048]));
  expect(dottedLength(2049)).toBe(4096);
});
