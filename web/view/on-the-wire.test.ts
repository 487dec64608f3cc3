import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { wildLog, wildSendings } from '../fixtures/wild-log.ts';
import type { WildSending } from '../fixtures/wild-log.ts';
import { LogBuilder } from './log.ts';
import { framesOf, framesOnWire, leftUs, standing, waitedUs, wireHeldUs } from './on-the-wire.ts';

const logOf = (events: readonly RunEvent[]) => new LogBuilder().append(events);

/** What the events alone say is on the wire: each frame, and since when it stands. */
function plainly(events: readonly RunEvent[]): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const event of events) {
    if (event.type === 'sent') {
      const macs = [...atob(event.bytes).slice(0, 6)].map((digit) => digit.charCodeAt(0));
      found.set(`${event.packet}/host-${macs[5]}/0`, null);
    }
    if (!('packet' in event) || event.type === 'sent') continue;
    const key = `${event.packet}/${event.host}/${event.copy ?? 0}`;
    if (event.type === 'arrived' || event.type === 'dropped') found.delete(key);
    if (event.type === 'held') found.set(key, event.atUs);
    if (event.type === 'released') found.set(key, null);
    if (event.type === 'copied') found.set(`${event.packet}/${event.host}/${event.newCopy}`, null);
  }
  return found;
}

const HELD: WildSending = {
  afterUs: 1000,
  from: 0,
  to: 0,
  flightUs: 200_000,
  fate: 'flies on',
  heldUs: 3_000_000,
  isAltered: false,
  isCopied: false,
};

describe('what is on the wire', () => {
  test('is what the log left there, wherever it breaks off', () => {
    fc.assert(
      fc.property(wildSendings, fc.integer({ min: 2, max: 8 }), fc.nat(), (list, hosts, cut) => {
        const events = wildLog(list, hosts);
        const begun = events.slice(0, 1 + (cut % events.length));
        const frames = framesOnWire(logOf(begun));
        const known = new Map(frames.map(({ key, heldUs }) => [key, heldUs]));
        expect(known).toEqual(plainly(begun));
      }),
    );
  });

  test('is the same however the log came in', () => {
    fc.assert(
      fc.property(wildSendings, fc.nat(), (list, cut) => {
        const events = wildLog(list, 3);
        const builder = new LogBuilder();
        builder.append(events.slice(0, cut % events.length));
        const grown = builder.append(events);
        expect(framesOnWire(grown)).toEqual(framesOnWire(logOf(events)));
      }),
    );
  });

  test('knows how long each has stood, and how far it still has to go', () => {
    const events = wildLog([HELD], 2);
    const [frame] = framesOf(logOf(events.slice(0, 3)), 1);
    expect(frame?.heldUs).toBe(101_000);
    if (!frame) return;
    expect(waitedUs(frame, 601_000)).toBe(500_000);
    expect(leftUs(frame, 601_000)).toBe(100_000); // due at 201 ms, stopped at 101 ms
    const [moving] = framesOf(logOf(events), 1);
    expect(moving).toMatchObject({ heldUs: null, dueUs: 1000 + 200_000 + 3_000_000 });
    if (moving) expect(leftUs(moving, 3_101_000)).toBe(100_000);
  });

  test('lists what stands in the order in which it would arrive', () => {
    const late = { ...HELD, flightUs: 20_000 };
    const events = wildLog([late, HELD], 2).filter(({ type }) => type !== 'released');
    const frames = framesOnWire(logOf(events));
    expect(frames.map(({ packet }) => packet.number)).toEqual([1, 2]);
    expect(standing(frames).map(({ packet }) => packet.number)).toEqual([2, 1]);
  });

  test('is nothing once the run is over', () => {
    const events = wildLog([HELD], 2).slice(0, 3);
    const end = { type: 'run', phase: 'end', outcome: 'stopped', message: '', seq: 3, atUs: 9e6 };
    const log = logOf([...events, end as RunEvent]);
    expect([framesOnWire(log), framesOf(log, 1), wireHeldUs(log)]).toEqual([[], [], null]);
  });

  test('stands as a whole from hold to release', () => {
    const [start] = wildLog([], 2);
    const hold = { type: 'hold', isHeld: true, seq: 1, atUs: 5000 } as const;
    const open = { type: 'hold', isHeld: false, seq: 2, atUs: 9000 } as const;
    if (!start) return;
    expect(wireHeldUs(logOf([start]))).toBeNull();
    expect(wireHeldUs(logOf([start, hold]))).toBe(5000);
    expect(wireHeldUs(logOf([start, hold, open]))).toBeNull();
  });
});
