import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { busyLog } from '../fixtures/busy-log.ts';
import { pictureOf } from '../fixtures/picture-of.ts';
import { LogBuilder } from '../view/log.ts';
import { LectureClock } from './clock.ts';
import { layOut } from './geometry.ts';
import { MarginLayout } from './margin.ts';

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
