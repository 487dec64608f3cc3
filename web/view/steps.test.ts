import { describe, expect, test } from 'vitest';
import { recorded } from '../fixtures/recorded.ts';
import { LectureClock } from '../ladder/clock.ts';
import { InsightFollower } from './insight.ts';
import { LogBuilder } from './log.ts';
import { stepFrom } from './steps.ts';
import { StopIndex } from './stops.ts';
import type { Places } from './stops.ts';

function laidOut(name: Parameters<typeof recorded>[0]) {
  const events = recorded(name);
  const clock = new LectureClock();
  clock.extend(events);
  return { events, clock, log: new LogBuilder().append(events), index: new StopIndex() };
}

function walk(places: Places, clock: LectureClock, direction: 1 | -1): readonly number[] {
  const found: number[] = [];
  let at: number | null = direction > 0 ? 0 : clock.endMs + 1;
  while (at !== null && found.length <= places.length) {
    const seq = stepFrom(places, clock, at, direction);
    at = seq === null ? null : clock.momentOf(seq);
    if (at !== null) found.push(at);
  }
  return found;
}

describe('stepping', () => {
  test.each(['packet', 'line', 'event'] as const)(
    'by %s comes to the same stops both ways',
    (unit) => {
      const { clock, log, index } = laidOut('stream-nagle');
      const forth = walk(index.stops(log, unit), clock, 1);
      const back = [...walk(index.stops(log, unit), clock, -1)].reverse().filter((ms) => ms > 0);
      expect(forth.length).toBeGreaterThan(5);
      expect(back).toEqual(forth);
    },
  );

  test('jumps from loss to loss, each where the wire dropped the packet', () => {
    const { events, clock, log, index } = laidOut('udp-loss');
    const drops = events.filter(({ type }) => type === 'dropped').map(({ seq }) => seq);
    expect(drops).toHaveLength(5);
    const moments = walk(index.losses(log), clock, 1);
    expect(moments).toEqual([...new Set(drops.map((seq) => clock.momentOf(seq)))]);
  });

  test('jumps to nothing where an analyser marks nothing', () => {
    const { clock, log, index } = laidOut('socket-tcp-hello');
    const insight = new InsightFollower().follow(log, () => false);
    expect(stepFrom(index.findings(log, insight), clock, 0, 1)).toBeNull();
  });

  test('knows the same stops of a log that grew as of one that came at once', () => {
    const { events, log, index } = laidOut('udp-loss');
    const builder = new LogBuilder();
    for (const event of events) index.stops(builder.append([event]), 'packet');
    const grown = index.stops(builder.snapshot(), 'packet');
    const whole = new StopIndex().stops(log, 'packet');
    const seqs = (places: Places) =>
      Array.from({ length: places.length }, (_, i) => places.seqAt(i));
    expect(seqs(grown)).toEqual(seqs(whole));
  });

  test('begins again with another log', () => {
    const { log, index } = laidOut('udp-loss');
    expect(index.losses(log).length).toBe(5);
    expect(index.losses(laidOut('socket-tcp-hello').log).length).toBe(0);
  });
});
