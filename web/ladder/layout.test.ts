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
import type { Arrow } from './layout.ts';
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
  const layout = new LadderLayout(layOut({ width, fontPx: 19, hosts, msPerFlight }), clock);
  for (let at = 0; at < events.length; at += batch) {
    layout.update(builder.append(events.slice(at, at + batch)));
  }
  return layout.arrows;
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

test('arrows start where they were sent and end where they arrived', () => {
  for (const { from, to, leg, startMs, endMs } of arrowsOf(recorded('udp-loss'))) {
    expect(to.y).toBeGreaterThan(from.y);
    expect(endMs - startMs).toBeGreaterThanOrEqual(900 - 1e-9);
    expect(['arrived', 'dropped']).toContain(leg.fate.type);
  }
});
