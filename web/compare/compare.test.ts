import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEvent, RunStarted } from '#core/event.ts';
import { sendings } from '../fixtures/arbitrary.ts';
import { busyLog } from '../fixtures/busy-log.ts';
import { pictureOf } from '../fixtures/picture-of.ts';
import { recorded } from '../fixtures/recorded.ts';
import { LogBuilder } from '../view/log.ts';
import type { RunLog } from '../view/log.ts';
import { AlignedClock } from './aligned-clock.ts';
import { alignPackets } from './alignment.ts';
import type { Alignment } from './alignment.ts';
import { commonSequence } from './common-sequence.ts';
import { ComparedMoments } from './compared-moments.ts';
import { MergedEvents } from './merged-events.ts';
import { laterDifferences, settingDifferences } from './setting-differences.ts';
import { SIDES } from './side.ts';
import type { Pair } from './side.ts';
import { totalsOf } from './totals.ts';

const OVER = { a: true, b: true };
const logOf = (events: readonly RunEvent[]): RunLog => new LogBuilder().append(events);
const nagle = logOf(recorded('stream-nagle'));
const loss = logOf(recorded('udp-loss'));

function clocksOf(logs: Pair<RunLog>): readonly AlignedClock[] {
  const events = new MergedEvents();
  events.extend(logs, OVER);
  return (['lecture', 'true'] as const).map((name) => {
    const clock = new AlignedClock(name, events);
    clock.extend(logs);
    return clock;
  });
}

describe('the clock of two runs', () => {
  const pairs = fc.tuple(sendings, sendings).map(([a, b]) => ({
    a: logOf(busyLog(a)),
    b: logOf(busyLog(b)),
  }));

  test('lets both first packets leave at one time', () => {
    for (const clock of clocksOf({ a: nagle, b: loss })) {
      const [a, b] = [nagle, loss].map((log) => log.packets.at(0));
      if (!a || !b) throw new Error('a recording has no packet');
      expect(a.sentUs + clock.events.shiftUs('a')).toBe(b.sentUs + clock.events.shiftUs('b'));
    }
  });

  test('puts what happened later no higher, whichever run it happened in', () => {
    fc.assert(
      fc.property(pairs, (logs) => {
        for (const clock of clocksOf(logs)) {
          const timed = SIDES.flatMap((side) =>
            logs[side].events.slice(0, logs[side].count).map(({ seq, atUs }) => ({
              us: atUs + clock.events.shiftUs(side),
              ms: clock.of[side].momentOf(seq),
            })),
          ).sort((x, y) => x.us - y.us);
          for (let i = 1, before = -1, most = 0; i < timed.length; i++) {
            const [one, previous] = [timed[i], timed[i - 1]];
            if (!one || !previous) continue;
            if (one.us > previous.us) before = most;
            expect(one.ms).toBeGreaterThanOrEqual(before);
            most = Math.max(most, one.ms, previous.ms);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('counts each run’s events by their moments, and tells its own time', () => {
    fc.assert(
      fc.property(pairs, fc.nat(60_000), (logs, ms) => {
        for (const clock of clocksOf(logs)) {
          for (const side of SIDES) {
            const own = clock.of[side];
            const count = own.countAt(ms);
            if (count > 0) expect(own.momentOf(count - 1)).toBeLessThanOrEqual(ms);
            if (count < logs[side].count) expect(own.momentOf(count)).toBeGreaterThan(ms);
            expect(own.runTimeAt(ms)).toBeGreaterThanOrEqual(0);
          }
          expect(clock.countAt(ms)).toBe(clock.of.a.countAt(ms) + clock.of.b.countAt(ms));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('places a run that goes on as it places one that is over', () => {
    fc.assert(
      fc.property(sendings, sendings, fc.integer({ min: 1, max: 30 }), (a, b, step) => {
        const whole = { a: logOf(busyLog(a)), b: logOf(busyLog(b)) };
        const atOnce = new MergedEvents();
        atOnce.extend(whole, OVER);
        const growing = new MergedEvents();
        const builder = new LogBuilder();
        const events = busyLog(b);
        for (let from = 0; from < events.length; from += step) {
          const grown = builder.append(events.slice(from, from + step));
          growing.extend({ a: whole.a, b: grown }, { a: true, b: false });
        }
        growing.extend(whole, OVER);
        expect(growing.slice()).toEqual(atOnce.slice());
      }),
      { numRuns: 40 },
    );
  });
});

describe('the common sequence', () => {
  const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 });

  test('is one of both, rising in both, and none is longer', () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const matches = commonSequence(a, b);
        matches.forEach(([i, j], n) => {
          expect(a[i]).toBe(b[j]);
          const before = matches[n - 1] ?? [-1, -1];
          expect(i > before[0] && j > before[1]).toBe(true);
        });
        expect(matches.length).toBe(longestLength(a, b));
      }),
    );
  });

  test('of lists too long for the longest still finds what was left out', () => {
    const a = Array.from({ length: 5000 }, (_, i) => `packet ${i}`);
    const b = a.filter((_, i) => i % 50 !== 7).reverse();
    expect(commonSequence(a, b.reverse())).toHaveLength(b.length);
  });
});

/** By trying everything. */
function longestLength(a: readonly string[], b: readonly string[]): number {
  const [head, ...rest] = a;
  if (head === undefined) return 0;
  const at = b.indexOf(head);
  const without = longestLength(rest, b);
  return at < 0 ? without : Math.max(without, 1 + longestLength(rest, b.slice(at + 1)));
}

describe('two runs', () => {
  const align = (a: RunLog, b: RunLog): Alignment =>
    alignPackets({ a: a.packets, b: b.packets }, { a: 0, b: 0 });

  test('of the same log never part', () => {
    for (const log of [nagle, loss]) {
      const { parting, differing } = align(log, log);
      expect([parting, differing]).toEqual([null, { a: [], b: [] }]);
    }
  });

  test('part at the first packet that one of them lost', () => {
    const sending = { afterUs: 1000, from: 'client', flightUs: 500, isLost: false } as const;
    const a = logOf(
      busyLog(Array.from({ length: 9 }, (_, i) => ({ ...sending, isLost: i === 4 }))),
    );
    const b = logOf(busyLog(Array.from({ length: 9 }, () => sending)));
    const alignment = align(a, b);
    expect(alignment.parting).toEqual({ side: 'a', packet: 5 });
    expect(alignment.differenceOf('a', 5)).toBe('lost-here');
    expect(alignment.differenceOf('b', 5)).toBe('lost-there');
    expect(align(b, a).parting).toEqual({ side: 'b', packet: 5 });
  });

  test('part at the lost packet also where the run that lost it is late with everything', () => {
    const sending = { afterUs: 1000, from: 'client', flightUs: 500, isLost: false } as const;
    const late = Array.from({ length: 9 }, (_, i) => ({
      ...{ ...sending, isLost: i === 4 },
      afterUs: i === 1 ? 90_000 : 1000,
    }));
    const a = logOf(busyLog(late));
    const b = logOf(busyLog([...Array.from({ length: 9 }, () => sending), sending]));
    expect(align(a, b).differing.b.length).toBeGreaterThan(1);
    expect(align(a, b).parting).toEqual({ side: 'a', packet: 5 });
    expect(align(b, a).parting).toEqual({ side: 'b', packet: 5 });
  });

  test('part where one sends what the other does not', () => {
    const shorter = logOf(recorded('stream-nagle').slice(0, -1));
    const { from } = nagle.packets.at(0) ?? {};
    const reply = nagle.packets.slice(0, 99).find((packet) => packet.from !== from);
    const alignment = alignPackets({ a: nagle.packets, b: [] as readonly never[] }, { a: 0, b: 0 });
    expect(alignment.parting).toEqual({ side: 'a', packet: 1 });
    expect(alignment.differenceOf('a', reply?.number ?? 0)).toBe('only');
    expect(align(nagle, shorter).parting).toBeNull();
  });

  test('have partners both ways', () => {
    fc.assert(
      fc.property(sendings, sendings, (left, right) => {
        const [a, b] = [logOf(busyLog(left)), logOf(busyLog(right))];
        const alignment = align(a, b);
        for (let number = 1; number <= a.packets.length; number++) {
          const partner = alignment.partnerOf('a', number);
          if (partner !== null) expect(alignment.partnerOf('b', partner)).toBe(number);
          else expect(alignment.differenceOf('a', number)).toBe('only');
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('totals count what the recordings hold', () => {
  expect(totalsOf(loss)).toMatchObject({ packets: 20, lost: 5, retransmissions: 0 });
  expect(totalsOf(nagle).packetsPerWrite).toBeCloseTo(2 / 3);
  expect(totalsOf(nagle).durationUs).toBeGreaterThan(400_000);
});

describe('a packet of two runs', () => {
  test('is seen to its end in both at the last end, though one run lost it late', () => {
    const sending = { afterUs: 1000, from: 'client', flightUs: 500, isLost: false } as const;
    const late = { ...sending, afterUs: 90_000, isLost: true };
    const events = { a: busyLog([sending, late, sending]), b: busyLog([sending, sending]) };
    const logs = { a: logOf(events.a), b: logOf(events.b) };
    const alignment = alignPackets({ a: logs.a.packets, b: logs.b.packets }, { a: 0, b: 0 });
    for (const clock of clocksOf(logs)) {
      const moments = new ComparedMoments(logs, clock.of, alignment);
      const place = alignment.parting;
      if (!place) throw new Error('the runs do not part');
      const endMs = moments.lastEndMs(place);
      const ends = SIDES.map((side) => {
        const { at } = pictureOf(events[side], ['client', 'server'], 1000, clock.of[side]);
        return at(endMs).arrows.find(({ number }) => number === 2)?.end;
      });
      expect(ends).toEqual(['lost', 'arrived']);
      expect(moments.firstSentMs(place)).toBeLessThan(endMs);
    }
  });
});

describe('settings that differ', () => {
  const start = nagle.start as RunStarted; // the recording begins with it
  const changed = (change: Partial<RunStarted>): RunStarted => ({ ...start, ...change });
  const wireWith = (host: string, lossPercent: number) => ({
    from: Object.fromEntries(
      Object.entries(start.wire.from).map(([name, wire]) => [
        name,
        host === name || host === '' ? { ...wire, lossPercent } : wire,
      ]),
    ),
  });

  test.each([
    ['nothing', {}, []],
    ['a seed that decides nothing', { seed: start.seed + 1 }, []],
    ['a parameter', { params: { ...start.params, nodelay: true } }, ['param nodelay']],
    ['the wire of all', { wire: wireWith('', 5) }, ['wire lossPercent null']],
    ['the wire of one', { wire: wireWith('client', 5) }, ['wire lossPercent client']],
    [
      'chance with another seed',
      { wire: wireWith('', 5), seed: start.seed + 1 },
      ['wire lossPercent null', 'seed'],
    ],
  ])('are told: %s', (_, change, expected) => {
    const told = settingDifferences(start, changed(change)).map((one) => {
      if (one.type === 'param') return `param ${one.name}`;
      return one.type === 'wire' ? `wire ${one.key} ${one.host ?? 'null'}` : one.type;
    });
    expect(told).toEqual(expected);
  });

  test('while a run lasted, and in its programs and rules, are told as such', () => {
    const set = (change: (event: RunEvent) => readonly RunEvent[]) =>
      logOf(
        nagle.events
          .slice(0, nagle.count)
          .flatMap(change)
          .map((event, seq) => ({ ...event, seq })),
      );
    const told = (other: RunLog) =>
      laterDifferences(nagle, other).map((one) =>
        one.type === 'wire'
          ? `${one.isLater ? 'later ' : ''}${one.key} ${one.values.b as number}`
          : `${one.type} ${one.values.a} > ${'values' in one ? one.values.b : ''}`,
      );
    const atUs = nagle.packets.at(3)?.sentUs ?? 0;
    expect(told(nagle)).toEqual([]);
    const turned = set((event) =>
      event.type === 'sent' && event.packet === 4
        ? [
            { type: 'wire', wire: wireWith('', 5), seq: 0, atUs },
            { type: 'rules', rules: ['drop the first FIN'], seq: 0, atUs },
            event,
          ]
        : [event],
    );
    expect(told(turned)).toEqual(['later lossPercent 5', 'rules  > drop the first FIN']);
    const edited = set((event) =>
      event === start
        ? [
            {
              ...start,
              params: { ...start.params, nodelay: true },
              hosts: start.hosts.map((host, i) => {
                const source = host.program.source.replace('nodelay = False', 'nodelay = True');
                const program = { ...host.program, source: i === 0 ? `${source}x = 1\n` : source };
                return { ...host, program };
              }),
            },
          ]
        : [event],
    );
    expect(told(edited)).toEqual(['program  > x = 1']);
  });
});

describe('packets that are in both runs', () => {
  test('and arrived in both, but were touched on the way in one, fared differently', () => {
    const packet = 4;
    const to = nagle.packets.at(packet - 1)?.legs[0]?.to ?? '';
    const touched = logOf(
      nagle.events
        .slice(0, nagle.count)
        .flatMap((event): readonly RunEvent[] =>
          event.type === 'sent' && event.packet === packet
            ? [
                event,
                {
                  type: 'altered',
                  packet,
                  host: to,
                  by: 'hand',
                  bytes: event.bytes,
                  detail: '',
                  seq: 0,
                  atUs: event.atUs,
                },
              ]
            : [event],
        )
        .map((event, seq) => ({ ...event, seq })),
    );
    const alignment = alignPackets({ a: nagle.packets, b: touched.packets }, { a: 0, b: 0 });
    expect(alignment.differenceOf('a', packet)).toBe('otherwise');
    expect(alignment.differing.b).toEqual([packet]);
    expect(alignment.parting?.packet).toBe(packet);
  });
});
