import { expect, test } from 'vitest';
import type { FrameAction } from '#core/frame-judge.ts';
import { mendChecksums } from '#core/mend-checksums.ts';
import type { Impairment } from '#core/wire-settings.ts';
import type { TimedEvent } from './chunk.ts';
import { createFakeWire, datagram } from './fake-wire.ts';

function typesOf(events: readonly TimedEvent[]): readonly string[] {
  return events.map(({ type }) => type);
}

/** Many frames, 1 ms apart; how often something befell them. */
function count(settings: Partial<Impairment>, type: TimedEvent['type'], frames = 2000): number {
  const wire = createFakeWire(settings);
  for (let i = 0; i < frames; i++) wire.send(i * 1000);
  return wire.news().filter((event) => event.type === type).length;
}

test('duplicates and corrupts about the share it was told to', () => {
  expect(count({ duplicatePercent: 20 }, 'copied') / 2000).toBeCloseTo(0.2, 1);
  expect(count({ corruptPercent: 20 }, 'altered') / 2000).toBeCloseTo(0.2, 1);
});

test('a copy arrives right after the frame it was made of', () => {
  const wire = createFakeWire({ duplicatePercent: 100, delayUs: 5000 });
  wire.send(0);
  wire.send(1);
  expect(wire.arrivals()).toEqual(['1', '1/1', '2', '2/1']);
});

test('a frame that steps aside lets as many go first as the depth says', () => {
  const wire = createFakeWire({ reorderPercent: 100, reorderDepth: 2, delayUs: 10_000 });
  wire.send(0);
  wire.change({ reorderPercent: 0 });
  for (const atUs of [10, 20, 30]) wire.send(atUs);
  expect(wire.arrivals()).toEqual(['2', '3', '1', '4']);
});

test('a frame that too few follow goes on by itself', () => {
  const wire = createFakeWire({ reorderPercent: 100, reorderDepth: 5, delayUs: 10_000 });
  wire.send(0);
  wire.change({ reorderPercent: 0 });
  wire.send(1000);
  expect(wire.arrivals(109_999)).toEqual(['2']);
  expect(wire.arrivals(110_000)).toEqual(['1']);
});

test('corruption flips one bit behind the link header, and leaves what was sent alone', () => {
  const wire = createFakeWire({ corruptPercent: 100 });
  const frame = datagram();
  wire.send(0, frame);
  const [altered] = wire.news();
  const bytes = altered?.type === 'altered' ? Buffer.from(altered.bytes, 'base64') : frame;
  const flipped = frame.map((byte, i) => byte ^ (bytes[i] ?? 0));
  expect(flipped.slice(0, 14).every((byte) => byte === 0)).toBe(true);
  expect(flipped.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)).toBe(
    1,
  );
});

test('marks CE once so many frames wait, and only what is ECN-capable', () => {
  const wire = createFakeWire({ rateKbitPerS: 100, ecnFrames: 2 });
  const capable = datagram();
  capable[15] = 2;
  const ect = mendChecksums(capable);
  for (let i = 0; i < 5; i++) wire.send(0, ect);
  expect(typesOf(wire.news())).toEqual(['altered', 'altered']);
  for (let i = 0; i < 5; i++) wire.send(0);
  expect(wire.news()).toEqual([]);
});

test('a frame over the MTU is told to its sender, dropped silently, or cut in pieces', () => {
  const large = { lengthBytes: 1000 };
  const told = createFakeWire({ mtuBytes: 600 });
  told.send(0, datagram({ ...large, dontFragment: true }));
  expect(told.news()).toMatchObject([{ type: 'dropped', reason: 'mtu', packet: 1 }]);
  expect(told.arrivals()).toEqual(['2']); // the router's word

  const silent = createFakeWire({ mtuBytes: 600, mtuIcmp: false });
  silent.send(0, datagram({ ...large, dontFragment: true }));
  expect(silent.arrivals()).toEqual([]);

  const cut = createFakeWire({ mtuBytes: 600 });
  cut.send(0, datagram(large));
  expect(typesOf(cut.news())).toEqual(['altered', 'copied', 'altered']);
  expect(cut.arrivals()).toEqual(['1', '1/1']);
});

test('what a rule decides never shifts the luck of the frames after it', () => {
  const settings = { lossPercent: 40, delayUs: 1000, jitterUs: 500 };
  const [free, ruled] = [createFakeWire(settings), createFakeWire(settings)];
  ruled.entrance.judge = {
    decide: (_, { packet }) => (packet % 2 === 0 ? [{ type: 'drop', rule: 0 }] : []),
  };
  for (let i = 0; i < 100; i++) {
    free.send(i * 1000);
    ruled.send(i * 1000);
  }
  const odd = (names: readonly string[]) => names.filter((name) => Number(name) % 2 === 1);
  expect(ruled.arrivals()).toEqual(odd(free.arrivals()));
});

test.each<[FrameAction, readonly string[], readonly string[]]>([
  [{ type: 'drop', rule: 3 }, ['dropped'], ['2']],
  [{ type: 'hold', rule: 3 }, ['held'], ['2']],
  [{ type: 'delay', rule: 3, byUs: 50 }, ['released'], ['2', '1']],
  [{ type: 'duplicate', rule: 3, afterUs: 50 }, ['copied'], ['1', '2', '1/1']],
  [{ type: 'flip', rule: 3, bit: 300, mend: true }, ['altered'], ['1', '2']],
  [{ type: 'flip', rule: 3, bit: 9999, mend: false }, [], ['1', '2']],
  [{ type: 'mark', rule: 3 }, [], ['1', '2']],
])('a rule says %j', (action, types, arrivals) => {
  const wire = createFakeWire({ delayUs: 100 });
  wire.entrance.judge = { decide: (_, { packet }) => (packet === 1 ? [action] : []) };
  wire.send(0);
  wire.send(10);
  const news = wire.news();
  expect(typesOf(news)).toEqual(types);
  for (const event of news) expect(event).toMatchObject({ packet: 1, rule: 3 });
  expect(wire.arrivals()).toEqual(arrivals);
});

test('a frame that is let pass is spared all that chance had in mind for it, and no other frame is', () => {
  const settings = {
    lossPercent: 30,
    duplicatePercent: 30,
    reorderPercent: 30,
    corruptPercent: 30,
    burst: { enterPercent: 5, leavePercent: 30, lossPercent: 90 },
  };
  const fatesWith = (passes: (packet: number) => boolean) => {
    const wire = createFakeWire(settings);
    wire.entrance.judge = {
      decide: (_, { packet }) => (passes(packet) ? [{ type: 'pass', rule: 0, insteadOf: 1 }] : []),
    };
    for (let i = 0; i < 60; i++) wire.send(i * 1_000_000);
    const chosen = wire.news().filter(({ type }) => type !== 'released' && type !== 'arrived');
    return (packet: number) =>
      chosen
        .filter((event) => 'packet' in event && event.packet === packet)
        .map((event) => `${event.type} ${'detail' in event ? event.detail : ''}`);
  };
  const free = fatesWith(() => false);
  for (let spared = 1; spared <= 60; spared++) {
    const passed = fatesWith((packet) => packet === spared);
    for (let packet = 1; packet <= 60; packet++) {
      if (packet !== spared) expect(passed(packet)).toEqual(free(packet));
    }
    const [told, ...more] = passed(spared);
    expect(told).toMatch(/^spared rule 2/);
    expect(more).toEqual([]);
    for (const event of free(spared)) expect(told).toContain(event.split(/drew | %/)[1]);
  }
});

test('a full queue makes room for a frame that is let pass', () => {
  const wire = createFakeWire({ rateKbitPerS: 100, queueFrames: 1 });
  wire.entrance.judge = {
    decide: (_, { packet }) => (packet === 3 ? [{ type: 'pass', rule: 0, insteadOf: null }] : []),
  };
  for (let i = 0; i < 4; i++) wire.send(0);
  expect(wire.arrivals()).toEqual(['1', '2', '3']);
});
