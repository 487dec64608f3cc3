import { expect, test } from 'vitest';
import { createFakeWire, datagram, type FakeWire } from './fake-wire.ts';
import type { HandCommand } from '#core/command/hand-command.ts';

const DELAY = { delayUs: 1000 };

function ask({ hands }: FakeWire, atUs: number, command: HandCommand): string {
  const answer = hands.carryOut(command, atUs);
  return answer.ok ? answer.message : `${answer.code}: ${answer.message}`;
}

test('a held frame has the rest of its way before it when it is released', () => {
  const wire = createFakeWire(DELAY);
  wire.send(0);
  expect(ask(wire, 400, { type: 'hold' })).toBe('the wire is held: 1 frame');
  expect(wire.arrivals(9000)).toEqual([]);
  expect(ask(wire, 10_000, { type: 'release' })).toBe('the wire is open: 1 frame released');
  expect(wire.news()).toMatchObject([
    { type: 'hold', isHeld: true },
    { type: 'held', packet: 1, by: 'hand' },
    { type: 'hold', isHeld: false },
    { type: 'released', packet: 1, by: 'hand', dueUs: 10_600 },
  ]);
});

test('frames that enter a held wire stop, and one let go alone does not take them along', () => {
  const wire = createFakeWire(DELAY);
  ask(wire, 0, { type: 'hold' });
  for (const atUs of [1, 2, 3]) wire.send(atUs);
  ask(wire, 10, { type: 'release', packet: 2 });
  expect(wire.arrivals()).toEqual(['2']);
  ask(wire, 20, { type: 'release', order: [{ packet: 3 }] });
  expect(wire.arrivals()).toEqual(['3', '1']);
});

test('one frame can be held on an open wire; with more delay it goes on by itself', () => {
  const wire = createFakeWire(DELAY);
  for (const atUs of [0, 1, 2]) wire.send(atUs);
  ask(wire, 10, { type: 'hold', packet: 1 });
  expect(wire.arrivals(5000)).toEqual(['2', '3']);
  expect(ask(wire, 6000, { type: 'delay', packet: 1, byUs: 500 })).toContain('delayed by 0.5 ms');
  expect(wire.news().at(-1)).toMatchObject({ type: 'released', dueUs: 6000 + 990 + 500 });
});

test('a copy stands where the frame stands, and each is reached by its number', () => {
  const wire = createFakeWire(DELAY);
  const packet = wire.send(0);
  ask(wire, 10, { type: 'duplicate', packet });
  ask(wire, 10, { type: 'duplicate', packet, copy: 1 });
  ask(wire, 20, { type: 'drop', packet, copy: 1 });
  expect(wire.arrivals()).toEqual(['1', '1/2']);
  expect(ask(wire, 30, { type: 'drop', packet, copy: 1 })).toContain('not-on-wire');
});

test('changed bytes arrive, and what was sent stays as it was in the log', () => {
  const wire = createFakeWire(DELAY);
  const packet = wire.send(0);
  const bytes = Buffer.from(datagram({ lengthBytes: 3 })).toString('base64');
  ask(wire, 10, { type: 'replace', packet, bytes });
  expect(wire.news()).toMatchObject([{ type: 'altered', packet, bytes, by: 'hand' }]);
  expect(wire.traffic.all.map((flight) => flight.bytes.length)).toEqual([45]);
});

test('what cannot be done is refused whole', () => {
  const wire = createFakeWire(DELAY);
  ask(wire, 0, { type: 'hold' });
  for (const atUs of [1, 2]) wire.send(atUs);
  wire.news();
  const order = [{ packet: 2 }, { packet: 7 }];
  expect(ask(wire, 10, { type: 'release', order })).toBe(
    'not-on-wire: packet 7 has not been sent; the last was 2',
  );
  expect(ask(wire, 10, { type: 'flip', packet: 1, bit: 8 * 52 })).toBe(
    'beyond-packet: bit 416 lies beyond packet 1: it has 52 bytes, bits 0 to 415',
  );
  expect(ask(wire, 10, { type: 'replace', packet: 1, bytes: 'AA' })).toContain('bad-packet');
  expect(wire.news()).toEqual([]);
  expect(wire.traffic.held.size).toBe(2);
});

test('holds 10,000 frames and drops the next, saying so', () => {
  const wire = createFakeWire();
  ask(wire, 0, { type: 'hold' });
  for (let i = 0; i < 10_001; i++) wire.send(i);
  expect(wire.news().at(-1)).toMatchObject({ type: 'dropped', packet: 10_001, reason: 'queue' });
  expect(wire.traffic.held.size).toBe(10_000);
  expect(ask(wire, 20_000, { type: 'release' })).toBe('the wire is open: 10000 frames released');
  expect(wire.arrivals()).toHaveLength(10_000);
});

test('a frame put on the wire meets the delay and no chance', () => {
  const wire = createFakeWire({ ...DELAY, lossPercent: 100 });
  const bytes = Buffer.from(datagram()).toString('base64');
  expect(ask(wire, 500, { type: 'inject', toward: 'server', bytes })).toContain('packet 1');
  expect(wire.traffic.next?.flights.first).toMatchObject({ packet: 1, dueUs: 1500 });
});

test('a frame put on the wire for later waits there, and stops with a wire that is held', () => {
  const wire = createFakeWire(DELAY);
  const bytes = Buffer.from(datagram()).toString('base64');
  const later = { type: 'inject', toward: 'server', bytes, afterUs: 5000 } as const;
  expect(ask(wire, 500, later)).toBe('packet 1 is on its way to server, and sets out after 5 ms');
  expect(wire.news().at(-1)).toMatchObject({ type: 'released', packet: 1, dueUs: 6500 });
  ask(wire, 2500, { type: 'hold' });
  ask(wire, 3000, later);
  wire.news();
  ask(wire, 10_000, { type: 'release' });
  expect(wire.news()).toMatchObject([
    { type: 'hold', isHeld: false },
    { type: 'released', packet: 1, dueUs: 14_000 },
    { type: 'released', packet: 2, dueUs: 16_000 },
  ]);
});
