import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { sendings } from '../fixtures/arbitrary.ts';
import { busyLog } from '../fixtures/busy-log.ts';
import { RECORDINGS, recorded } from '../fixtures/recorded.ts';
import { LogBuilder } from '../view/log.ts';
import { boxesTouch, corners } from './box.ts';
import { LectureClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { layOut } from './geometry.ts';
import { LadderLayout } from './layout.ts';
import type { Arrow } from './arrow.ts';
import { Reaches } from './reaches.ts';
import { flightScale } from './scale.ts';
import { TrueClock } from './true-clock.ts';

function arrowsOf(
  events: readonly RunEvent[],
  { width = 720, clock = new LectureClock() as Clock, batch = events.length } = {},
): readonly Arrow[] {
  const builder = new LogBuilder();
  clock.extend(events);
  const hosts = ['client', 'server'];
  const whole = new LogBuilder().append(events);
  const msPerFlight = flightScale(whole, clock);
  const geometry = layOut({ width, fontPx: 19, hosts, msPerFlight });
  const reaches = new Reaches(clock);
  const layout = new LadderLayout(geometry, clock, reaches);
  for (let at = 0; at < events.length; at += batch) {
    const log = builder.append(events.slice(at, at + batch));
    reaches.update(log);
    layout.update(log);
    layout.arrowsBetween(0, Infinity); // looked at on the way, as a page does
  }
  return layout.arrowsBetween(0, Infinity).arrows;
}

function checkLabels(arrows: readonly Arrow[]): void {
  const boxes = arrows.flatMap(({ label }) => (label ? [label.box] : []));
  boxes.forEach((box, i) => {
    const touching = boxes.slice(0, i).filter((other) => boxesTouch(box, other));
    expect(touching).toEqual([]);
  });
  for (const { label, from, to } of arrows) {
    for (const { x } of label ? corners(label.box) : []) {
      expect(x).toBeGreaterThan(Math.min(from.x, to.x));
      expect(x).toBeLessThan(Math.max(from.x, to.x));
    }
  }
}

describe('labels', () => {
  test.each(RECORDINGS)(
    'of %s touch nothing and stay between the lifelines, on both clocks',
    (name) => {
      for (const width of [390, 720, 1400]) {
        checkLabels(arrowsOf(recorded(name), { width }));
        checkLabels(arrowsOf(recorded(name), { width, clock: new TrueClock() }));
      }
    },
  );

  test('of any run do not touch', () => {
    fc.assert(fc.property(sendings, (list) => checkLabels(arrowsOf(busyLog(list)))));
  });

  test('of a TCP conversation are all there', () => {
    const arrows = arrowsOf(recorded('socket-tcp-hello'), { width: 920 });
    expect(arrows.filter(({ label }) => label === null)).toEqual([]);
    expect(arrows[0]?.label?.text).toBe('SYN  seq 0  win 64240  mss 1460');
  });

  test('are where they are however the log came in', () => {
    const events = recorded('stream-nagle');
    expect(arrowsOf(events, { batch: 7 })).toEqual(arrowsOf(events));
  });
});

test('a window holds every arrow that is on its way in it, and no other', () => {
  const clock = new LectureClock();
  const sending = { afterUs: 40_000, from: 'client' as const, isLost: false };
  const events = busyLog(
    Array.from({ length: 200 }, (_, i) => ({ ...sending, flightUs: i === 3 ? 6e6 : 100_000 })),
  );
  clock.extend(events);
  const log = new LogBuilder().append(events);
  const reaches = new Reaches(clock);
  reaches.update(log);
  const geometry = layOut({
    width: 900,
    fontPx: 19,
    hosts: ['client', 'server'],
    msPerFlight: 900,
  });
  const layout = new LadderLayout(geometry, clock, reaches);
  layout.update(log);
  const all = layout.arrowsBetween(0, Infinity).arrows;
  expect(all).toHaveLength(200);
  for (let fromMs = 0; fromMs < clock.endMs; fromMs += 700) {
    const expected = all.filter(
      ({ startMs, endMs }) => startMs <= fromMs + 2000 && endMs >= fromMs,
    );
    const keys = layout.arrowsBetween(fromMs, fromMs + 2000).arrows.map(({ key }) => key);
    expect(keys.sort()).toEqual(expected.map(({ key }) => key).sort());
  }
});

test('labels that there is no time for come when asked again, where they would have been', () => {
  const clock = new LectureClock();
  const events = recorded('stream-nagle');
  clock.extend(events);
  const log = new LogBuilder().append(events);
  const reaches = new Reaches(clock);
  reaches.update(log);
  const geometry = layOut({
    width: 900,
    fontPx: 19,
    hosts: ['client', 'server'],
    msPerFlight: 900,
  });
  const layout = new LadderLayout(geometry, clock, reaches);
  layout.update(log);
  const hasty = layout.arrowsBetween(0, Infinity, { isTimeUp: () => true });
  expect(hasty.isFinished).toBe(false);
  expect(hasty.arrows.every(({ label }) => label === null)).toBe(true);
  const again = layout.arrowsBetween(0, Infinity);
  expect(again.isFinished).toBe(true);
  expect(again.arrows).toEqual(arrowsOf(events, { width: 900 }));
});

test('arrows start where they were sent and end where they arrived', () => {
  for (const { from, to, leg, startMs, endMs } of arrowsOf(recorded('udp-loss'))) {
    expect(to.y).toBeGreaterThan(from.y);
    expect(endMs - startMs).toBeGreaterThanOrEqual(900 - 1e-9);
    expect(['arrived', 'dropped']).toContain(leg.fate.type);
  }
});
