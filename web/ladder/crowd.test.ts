import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { busyLog } from '../fixtures/busy-log.ts';
import { pictureOf } from '../fixtures/picture-of.ts';
import { LogBuilder } from '../view/log.ts';
import { LectureClock } from './clock.ts';
import { layOut } from './geometry.ts';
import { LadderLayout } from './layout.ts';
import { MarginLayout } from './margin.ts';
import { Reaches } from './reaches.ts';

const HOSTS = ['client', 'server'];

/** The server calls a thousand times, all the while the client waits in one call. */
function longWait(): readonly RunEvent[] {
  const call = (host: string, number: number, atUs: number): object[] => [
    { type: 'call', host, call: number, name: 'recv', args: '', fd: 3, line: 1, atUs },
  ];
  const done = (host: string, number: number, atUs: number): object[] => [
    { type: 'return', host, call: number, name: 'recv', result: '4', atUs },
  ];
  const events = [
    ...busyLog([]),
    ...call('client', 1, 0),
    ...Array.from({ length: 1000 }, (_, i) => [
      ...call('server', i + 2, i * 1000),
      ...done('server', i + 2, i * 1000 + 500),
    ]).flat(),
    ...done('client', 1, 1_000_000),
  ];
  return events.map((event, seq) => ({ ...event, seq }) as RunEvent);
}

describe('call bars', () => {
  test('that are over are not in a window, though another host waits all the while', () => {
    const events = longWait();
    const clock = new LectureClock();
    clock.extend(events);
    const log = new LogBuilder().append(events);
    const geometry = layOut({ width: 900, fontPx: 19, hosts: HOSTS, msPerFlight: 900 });
    const margin = new MarginLayout(geometry, clock);
    margin.update(log);
    const middleMs = clock.momentOf(1000);
    const bars = margin.barsBetween(middleMs, middleMs);
    expect(bars.map(({ span }) => span.host).sort()).toEqual(['client', 'server']);
  });

  test('that cannot be told apart are one, and no call is left out', () => {
    const events = longWait();
    const { at } = pictureOf(events, HOSTS, 1000, new LectureClock());
    const { bars } = at(Infinity);
    expect(bars.flatMap(({ calls }) => calls).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1001 }, (_, i) => i + 1),
    );
  });
});

describe('cards', () => {
  const burst = (count: number): readonly RunEvent[] =>
    busyLog(
      Array.from({ length: count }, () => ({
        afterUs: 10,
        from: 'client' as const,
        flightUs: 100_000,
        isLost: false,
      })),
    );
  const cardsOf = (count: number): readonly number[] => {
    const clock = new LectureClock();
    const { at } = pictureOf(burst(count), HOSTS, 1000, clock);
    return at(clock.momentOf(4 * count)).cards.map(({ number }) => number);
  };

  test('of a burst fly one and all while there is room', () => {
    expect(cardsOf(10)).toHaveLength(10);
  });

  test.each([150, 600, 2400])('of %i at once leave each other room', (count) => {
    const cards = cardsOf(count);
    expect(cards.length).toBeGreaterThan(5);
    expect(cards.length).toBeLessThan(50);
  });
});

describe('thousands that stand on the wire', () => {
  const NEWEST = 20;
  const sendings = Array.from({ length: 5000 + NEWEST }, (_, i) => ({
    afterUs: i === 5000 ? 1_000_000 : 10,
    from: 'client' as const,
    flightUs: 20_000,
    isLost: false,
  }));
  const events = busyLog(sendings)
    .filter((event) => event.type !== 'arrived' || event.packet > 5000)
    .map((event, seq) => ({ ...event, seq }));
  const clock = new LectureClock();
  clock.extend(events);
  const log = new LogBuilder().append(events);
  const reaches = new Reaches(clock);
  const geometry = layOut({ width: 900, fontPx: 19, hosts: HOSTS, msPerFlight: 900 });
  const layout = new LadderLayout(geometry, clock, reaches);
  reaches.update(log);
  layout.update(log);
  const fromMs = clock.momentOf(log.sentSeq(5001)) - 1;
  const { arrows } = layout.arrowsBetween(fromMs, Infinity);

  test('are drawn as far as they can be told apart', () => {
    expect(arrows.length).toBeGreaterThan(100);
    expect(arrows.length).toBeLessThan(220);
  });

  test('are there one and all once they are selected', () => {
    const left = [17, 2500, 4999].filter((packet) =>
      arrows.every(({ packet: { number } }) => number !== packet),
    );
    expect(left.length).toBeGreaterThan(0);
    for (const always of left) {
      for (const from of [fromMs, 0]) {
        const seen = layout.arrowsBetween(from, Infinity, { always }).arrows;
        expect(seen.filter(({ packet }) => packet.number === always)).toHaveLength(1);
      }
    }
  });

  test('hide none of those that come after', () => {
    const numbers = arrows.map(({ packet }) => packet.number).filter((number) => number > 5000);
    expect(numbers).toEqual(Array.from({ length: NEWEST }, (_, i) => 5001 + i));
  });
});
