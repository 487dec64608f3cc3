import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '#core/bytes.ts';
import { fixture, fixtures } from '../../e2e/fixtures/load.ts';
import { capturedLog } from '../fixtures/captured.ts';
import { recorded } from '../fixtures/recorded.ts';
import { dissectPacket } from '../inspect/dissect-packet.ts';
import { LectureClock } from '../ladder/clock.ts';
import { layersEn } from '../text/layers-en.ts';
import { layersZh } from '../text/layers-zh.ts';
import { LogBuilder } from '../view/log.ts';
import type { RunLog } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import { arrivalOf, arrivedPacket } from './arrival.ts';
import { bytesOf, encapsulationOf } from './encapsulation.ts';
import type { Encapsulation } from './encapsulation.ts';
import { journeyOf, passageOf, placeAt, shareOfWire } from './journey.ts';
import { LEVELS, MODELS, OSI_ROWS } from './models.ts';
import { stopSentences, stopTitle } from './stop-text.ts';

const nagle = new LogBuilder().append(recorded('stream-nagle'));

const all = ({ packets }: RunLog): readonly (readonly [Packet, Encapsulation])[] =>
  packets
    .slice(0, packets.length)
    .map((packet) => [packet, encapsulationOf(packet, dissectPacket(packets, packet))]);

function open(log: RunLog, isWanted: (packet: Packet) => boolean): Encapsulation {
  const found = all(log).find(([packet]) => isWanted(packet));
  if (!found) throw new Error('no such packet');
  return found[1];
}

const shapes = ({ pieces }: Encapsulation) =>
  pieces.map(({ kind, protocol, content, bytes }) => [protocol ?? content ?? kind, bytes]);

describe('the layers', () => {
  test('of every model cover the seven rows of OSI once, and each level is in each model', () => {
    for (const { cells } of MODELS) {
      expect(cells.reduce((sum, { rows }) => sum + rows, 0)).toBe(OSI_ROWS);
      const inOrder = cells.flatMap(({ levels }) => levels);
      expect([...new Set(inOrder)]).toEqual([...LEVELS]);
    }
  });
});

describe('a packet opened', () => {
  test('with data has a header a layer around it', () => {
    const data = open(nagle, ({ kind }) => kind === 'data');
    expect(shapes(data)).toEqual([
      ['eth', 14],
      ['ip', 20],
      ['tcp', 32],
      ['data', 4],
    ]);
    expect(data.levels).toEqual(['application', 'transport', 'network', 'link', 'physical']);
    expect(data.pieces.map(({ fact }) => fact)).toContainEqual(expect.stringMatching(/TTL 64$/));
  });

  test('without data begins at the transport layer', () => {
    const syn = open(nagle, ({ kind }) => kind === 'syn');
    expect(syn.levels[0]).toBe('transport');
    expect(syn.carriedBytes).toBe(0);
  });

  test('that is ARP rides in the frame without IP, padding behind it', () => {
    const arp = open(capturedLog(fixture('crafted-arp.pcap'), 50), () => true);
    expect(shapes(arp).slice(0, 2)).toEqual([
      ['eth', 14],
      ['arp', 28],
    ]);
    expect(arp.levels).toEqual(['network', 'link', 'physical']);
  });

  test('that is an ICMP error carries what it quotes as its message, not as layers', () => {
    const log = capturedLog(fixture('crafted-i4.pcap'), 200);
    const error = open(log, (packet) =>
      dissectPacket(log.packets, packet).layers.some(({ isQuoted }) => isQuoted),
    );
    expect(error.pieces.map(({ protocol, content }) => protocol ?? content)).toEqual([
      'eth',
      'ip',
      'icmp',
      'message',
    ]);
    expect(error.levels).not.toContain('transport');
  });

  test.each([
    ['crafted-frag4.pcap', 'later'],
    ['crafted-frag6.pcap', 'first'],
  ] as const)('that is a fragment stays in IP until the last one comes (%s)', (name, early) => {
    const roles = new Map(
      all(capturedLog(fixture(name), 200)).map(([, one]) => [one.fragment, one]),
    );
    const kept = roles.get(early);
    const completing = roles.get('completing');
    expect(kept && journeyOf(kept).at(-1)).toMatchObject({ side: 'receiver', level: 'network' });
    expect(kept?.pieces.find(({ kind }) => kind === 'carried')?.content).toBe('part');
    expect(completing?.whole?.[0]?.level).toBe('transport');
    expect(completing && journeyOf(completing).at(-1)).toMatchObject({ level: 'application' });
  });
});

describe('every packet of every capture', () => {
  const logs = [nagle, ...fixtures().map(([, bytes]) => capturedLog(bytes, 50))];

  test('has each of its bytes in exactly one piece, and loses on the way up what it gained', () => {
    for (const log of logs) {
      for (const [packet, encapsulation] of all(log)) {
        expect(bytesOf(encapsulation.pieces)).toBe(packet.wireBytes);
        expect(new Set(encapsulation.pieces.map(({ id }) => id)).size).toBe(
          encapsulation.pieces.length,
        );
        const stops = journeyOf(encapsulation);
        expect(stops.filter(({ side }) => side === 'wire')).toHaveLength(1);
        if (encapsulation.whole !== null) continue;
        const down = stops.filter(({ side }) => side === 'sender');
        const sizes = down.map(({ bytes }) => bytes);
        expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
        for (const up of stops.filter(({ side }) => side === 'receiver')) {
          expect(up.unit).toEqual(down.find(({ level }) => level === up.level)?.unit);
        }
      }
    }
  });

  test.each([
    ['English', layersEn],
    ['Chinese', layersZh],
  ])('is told in words without a gap (%s)', (_, words) => {
    for (const log of logs) {
      for (const [, encapsulation] of all(log)) {
        for (const stop of journeyOf(encapsulation)) {
          const text = [
            stopTitle(stop, words),
            ...stopSentences(stop, encapsulation, { isLost: true, arrival: null }, words),
          ].join(' ');
          expect(text).not.toMatch(/undefined|null|NaN|\(\)|（）/);
        }
      }
    }
  });
});

describe('a packet that the wire changed', () => {
  const sent = nagle.packets.slice(0, 99).find(({ kind }) => kind === 'data');
  if (!sent) throw new Error('the recording has no data');
  const flipped = (at: number) => {
    const frame = sent.frame.slice();
    frame[at] = (frame[at] ?? 0) ^ 1;
    const turn = { type: 'altered', by: 'chance', bytes: toBase64(frame), detail: '' } as const;
    const [leg] = sent.legs;
    if (!leg) throw new Error('the packet goes nowhere');
    const place = { packet: sent.number, host: leg.to, seq: sent.seq + 1, atUs: 0 };
    return { ...sent, legs: [{ ...leg, turns: [{ ...turn, ...place }] }] };
  };
  const arrivalAfter = (packet: Packet) => {
    const arrived = arrivedPacket(packet, nagle.count);
    if (!arrived) throw new Error('nothing was changed');
    return arrivalOf(packet, arrived, dissectPacket(nagle.packets, arrived));
  };

  test.each([
    ['the data', 66, 'transport', 'frame carried'],
    ['the TCP header', 36, 'transport', 'frame tcp 34'],
    ['the IP header', 22, 'network', 'frame ip 14'],
  ] as const)('in %s comes up to the layer whose checksum fails', (_, at, level, id) => {
    const packet = flipped(at);
    const arrival = arrivalAfter(packet);
    expect([...arrival.changed]).toEqual([id]);
    const stops = journeyOf(encapsulationOf(sent, dissectPacket(nagle.packets, sent)), arrival);
    expect(stops.at(-1)).toMatchObject({ side: 'receiver', level });
    const crossing = { isLost: false, arrival };
    const last = stops.at(-1);
    const told = last ? stopSentences(last, arrival.encapsulation, crossing, layersEn) : [];
    expect(told).toContain(layersEn.refused);
  });

  test('where no checksum covers it comes up to the top', () =>
    expect(arrivalAfter(flipped(3)).refusedAt).toBeNull());

  test('is as it was sent until the wire changes it', () =>
    expect(arrivedPacket(flipped(66), sent.seq + 1)).toBeNull());
});

describe('where the packet is', () => {
  const clock = new LectureClock();
  clock.extend(nagle.events);
  const moments = fc.integer({ min: -2000, max: Math.ceil(clock.endMs) + 3000 });
  const packet = nagle.packets.at(0);
  if (!packet) throw new Error('the recording has no packet');
  const stops = journeyOf(encapsulationOf(packet, dissectPacket(nagle.packets, packet)));
  const at = (ms: number) => placeAt(stops, passageOf(packet, clock, nagle.count), ms);
  const wire = stops.findIndex(({ side }) => side === 'wire');

  test('is the sender’s top long before, the wire in between, the receiver’s top long after', () => {
    const { sentMs, overMs } = passageOf(packet, clock, nagle.count);
    expect(at(sentMs - 5000)).toBe(0);
    expect(at(sentMs - 1)).toBe(wire - 1);
    expect(at(sentMs)).toBe(wire);
    expect(at(overMs - 1)).toBe(wire);
    expect(at(overMs)).toBe(wire + 1);
    expect(at(overMs + 5000)).toBe(stops.length - 1);
  });

  test('never goes back while time goes on, and is the same however one got there', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(at(early)).toBeLessThanOrEqual(at(late));
        expect(at(late)).toBeLessThan(stops.length);
      }),
    );
  });

  test('is not told beyond what has happened: a flight whose end is not known yet stays on the wire', () => {
    const passage = passageOf(packet, clock, packet.seq + 1);
    expect(placeAt(stops, passage, passage.sentMs + 1e6)).toBe(wire);
    expect(shareOfWire(passage, passage.sentMs + 1e6)).toBeLessThan(1);
  });

  test('stays the wire where the packet is lost', () => {
    const log = new LogBuilder().append(recorded('udp-loss'));
    const lossClock = new LectureClock();
    lossClock.extend(log.events);
    const lost = log.packets
      .slice(0, 99)
      .find(({ legs }) => legs.some(({ fate }) => fate.type === 'dropped'));
    if (!lost) throw new Error('nothing was lost');
    const way = journeyOf(encapsulationOf(lost, dissectPacket(log.packets, lost)));
    const place = placeAt(way, passageOf(lost, lossClock, log.count), lossClock.endMs + 1e6);
    expect(way[place]?.side).toBe('wire');
  });
});
