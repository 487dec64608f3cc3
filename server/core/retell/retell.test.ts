import { describe, expect, test } from 'vitest';
import { craft } from '../craft.ts';
import type { IcmpDescription, TcpDescription, UdpDescription } from '../craft-transport.ts';
import { flipBit } from '../frame-edit.ts';
import { summarise, TCP_FLAGS } from '../summary.ts';
import { isIntact } from '../intact.ts';
import { Conversations } from './conversations.ts';
import { retell } from './retell.ts';
import { segmentPlace } from './segment-place.ts';
import { tcpNumbers } from './tcp-numbers.ts';

const HOSTS = { client: '10.0.0.1', server: '10.0.0.2' } as const;
type End = keyof typeof HOSTS;

function frame(from: End, transport: TcpDescription | UdpDescription | IcmpDescription) {
  const to: End = from === 'client' ? 'server' : 'client';
  return craft({
    ethernet: { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' },
    ip: { version: 4, source: HOSTS[from], destination: HOSTS[to] },
    transport,
  });
}

/** What one run's kernels drew. */
interface Drawn {
  readonly port: number;
  readonly client: { readonly isn: number; readonly stamp: number };
  readonly server: { readonly isn: number; readonly stamp: number };
}

const OLD: Drawn = {
  port: 40_000,
  client: { isn: 1000, stamp: 50 },
  server: { isn: 0xffff_fff0, stamp: 70 },
};
const NEW: Drawn = {
  port: 51_515,
  client: { isn: 0xffff_ff00, stamp: 9000 },
  server: { isn: 77, stamp: 0xffff_fffe },
};

/** A segment by its distance from what the run began with. */
function segment(
  drawn: Drawn,
  from: End,
  told: Partial<TcpDescription> & { at?: number; acks?: number },
) {
  const to: End = from === 'client' ? 'server' : 'client';
  const { at = 0, acks = 0, flags = TCP_FLAGS.ack, ...rest } = told;
  const ports = from === 'client' ? [drawn.port, 8080] : [8080, drawn.port];
  const hasAck = (flags & TCP_FLAGS.ack) !== 0;
  return frame(from, {
    type: 'tcp',
    ...{ sourcePort: ports[0] ?? 0, destinationPort: ports[1] ?? 0 },
    ...{ seq: (drawn[from].isn + at) >>> 0, ack: hasAck ? (drawn[to].isn + acks) >>> 0 : 0 },
    ...{ flags, window: 500 },
    options: [
      { type: 'nop' },
      {
        type: 'timestamps',
        value: (drawn[from].stamp + at) >>> 0,
        echo: hasAck ? (drawn[to].stamp + 3) >>> 0 : 0,
      },
    ],
    ...rest,
  });
}

/** A run that has shaken hands. */
function shaken(drawn: Drawn): Conversations {
  const book = new Conversations();
  book.note(segment(drawn, 'client', { flags: TCP_FLAGS.syn }));
  book.note(segment(drawn, 'client', { flags: TCP_FLAGS.syn })); // sent again
  book.note(segment(drawn, 'server', { flags: TCP_FLAGS.syn | TCP_FLAGS.ack, acks: 1 }));
  return book;
}

/** The frame of the old run, told in the new one. */
function retold(old: Uint8Array): Uint8Array {
  const told = shaken(OLD).of(old);
  const now = told && shaken(NEW).find(told.name);
  if (!told || !now) throw new Error('the connection is not known');
  return retell(old, told, now);
}

describe('a packet told again', () => {
  const blocks = (drawn: Drawn) =>
    ({ type: 'sack', blocks: [[drawn.server.isn + 40, drawn.server.isn + 60]] }) as const;

  test.each([
    ['data', 'client', { at: 1, acks: 1, payload: Uint8Array.of(1, 2, 3) }],
    ['an answer', 'server', { at: 30, acks: 9 }],
    ['a second SYN', 'client', { at: 400, flags: TCP_FLAGS.syn }],
    ['a reset with a guessed number', 'server', { at: 123_456_789, flags: TCP_FLAGS.rst }],
  ] as const)('is as far from the beginning: %s', (_, from, told) => {
    expect(retold(segment(OLD, from, told))).toEqual(segment(NEW, from, told));
  });

  test('keeps its SACK blocks in place', () => {
    const old = segment(OLD, 'client', { at: 1, acks: 20, options: [blocks(OLD)] });
    const [block] = summarise(retold(old)).tcp?.sackBlocks ?? [];
    expect(block).toEqual([NEW.server.isn + 40, NEW.server.isn + 60]);
  });

  test('stays wrong where its checksum was wrong, and stays right where it was right', () => {
    const old = segment(OLD, 'client', { at: 1, acks: 1, payload: Uint8Array.of(1, 2, 3) });
    expect(isIntact(retold(old))).toBe(true);
    const checksumBit = 8 * ((segmentPlace(old)?.at ?? 0) + 16);
    const wrong = retold(flipBit(old, checksumBit));
    expect(wrong).toEqual(flipBit(retold(old), checksumBit));
  });

  test('is told in the quotation of an ICMP error too, as far as that goes', () => {
    const quoted = (drawn: Drawn) =>
      frame('server', {
        ...{ type: 'icmp', icmpType: 3, code: 3, rest: 0 },
        payload: segment(drawn, 'client', { at: 5, acks: 1 }).slice(14, 14 + 28),
      });
    const place = segmentPlace(retold(quoted(OLD)));
    expect(place).toMatchObject({ isQuoted: true, sourcePort: NEW.port, destinationPort: 8080 });
    const told = retold(quoted(OLD));
    const fresh = quoted(NEW);
    const [seqAt = 0] = place ? tcpNumbers(told, place).seq : [];
    expect(told.slice(seqAt, seqAt + 4)).toEqual(fresh.slice(seqAt, seqAt + 4));
  });

  test('of UDP takes the opener’s port over, and nothing else', () => {
    const datagram = (sourcePort: number) =>
      frame('client', { type: 'udp', sourcePort, destinationPort: 53, payload: Uint8Array.of(7) });
    const [before, now] = [40_000, 50_000].map((port) => {
      const book = new Conversations();
      book.note(datagram(port));
      return book;
    });
    const told = before?.of(datagram(40_000));
    const numbers = told && now?.find(told.name);
    if (!told || !numbers) throw new Error('the conversation is not known');
    expect(retell(datagram(40_000), told, numbers)).toEqual(datagram(50_000));
  });
});

describe('connections', () => {
  test('have a name that counts those between the same ends, and no name before they begin', () => {
    const book = shaken(OLD);
    expect(book.of(segment({ ...OLD, port: 1 }, 'client', { at: 1 }))).toBeNull();
    const again = { ...NEW, port: 40_001 };
    expect(
      book.find({ protocol: 'tcp', opener: HOSTS.client, peer: HOSTS.server, port: 8080, nth: 2 }),
    ).toBeNull();
    book.note(segment(again, 'client', { flags: TCP_FLAGS.syn }));
    expect(book.of(segment(again, 'server', { at: 1 }))).toEqual({
      name: { protocol: 'tcp', opener: HOSTS.client, peer: HOSTS.server, port: 8080, nth: 2 },
      numbers: {
        openerPort: 40_001,
        opener: { isn: NEW.client.isn, timestamp: NEW.client.stamp },
        peer: null,
      },
    });
  });

  test('are not told from what is no segment', () => {
    const arp = Uint8Array.from({ length: 42 }, (_, i) => (i === 12 ? 8 : i === 13 ? 6 : 0));
    for (const bytes of [arp, new Uint8Array(0), segment(OLD, 'client', {}).slice(0, 36)]) {
      expect(segmentPlace(bytes)).toBeNull();
      expect(shaken(OLD).of(bytes)).toBeNull();
    }
  });
});
