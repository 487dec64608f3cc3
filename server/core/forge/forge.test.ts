import { describe, expect, test } from 'vitest';
import { craft } from '../craft.ts';
import { dissect, LINK_TYPE } from '../dissect/index.ts';
import { frameFault } from '../frame-fault.ts';
import { isIntact } from '../intact.ts';
import { summarise, TCP_FLAGS } from '../summary.ts';
import { framesOf } from '../tcp/packet-script.ts';
import { connectionFacts } from './connection-facts.ts';
import type { ConnectionFacts } from './connection-facts.ts';
import type { SeenPacket } from './end-facts.ts';
import { makeTemplate, TEMPLATES } from './templates.ts';

const A = '10.0.0.1';
const B = '10.0.0.2';
const LAST = Infinity;

function seen(frame: Uint8Array, more: Partial<SeenPacket> = {}): SeenPacket {
  return { frame, summary: summarise(frame), isForged: false, hasArrived: true, ...more };
}

/** a's numbers count from 1000, b's from 5000; a scales its window by 7, b its by 3. */
const TALK = framesOf(`
  0 a S 0 win 64000 ws 7
  1 b S. 0 ack 1 win 64000 ws 3
  2 a . 1 ack 1 win 500
  3 a P. 1:5 ack 1 win 500
  4 b P. 1:9 ack 5 win 800
  5 a . 5 ack 9 win 501
  6 a P. 5:9 ack 9 win 501
`).map(({ bytes }) => seen(bytes));

function factsOf(packets: readonly SeenPacket[], target?: string): ConnectionFacts {
  const facts = connectionFacts(packets, LAST, target);
  if (facts === null) throw new Error('no connection');
  return facts;
}

describe('of a connection', () => {
  test('both ends are known with the numbers that would fit', () => {
    expect(factsOf(TALK)).toMatchObject({
      protocol: 'tcp',
      version: 4,
      // What arrived counts, whether or not it was acknowledged yet.
      target: { address: B, port: 80, nextSeq: 5009, expects: 1009, windowBytes: 6400 },
      source: { address: A, port: 40000, nextSeq: 1009, expects: 5009, windowBytes: 501 * 128 },
    });
    expect(factsOf(TALK, A)).toMatchObject({
      target: { address: A, expects: 5009 },
      source: { address: B },
    });
  });

  test.each([
    ['what is under way is not expected behind yet', { hasArrived: false }, 1005],
    ['what was forged says nothing', { isForged: true }, 1005],
  ])('%s', (_, more, expected) => {
    const packets = TALK.map((packet, i) => (i === 6 ? { ...packet, ...more } : packet));
    expect(factsOf(packets, B).target.expects).toBe(expected);
  });

  test('data is old once the other end has acknowledged it', () => {
    expect(factsOf(TALK).source.oldData).toBe(TALK[3]?.frame);
    expect(factsOf(TALK.slice(0, 4)).source.oldData).toBeNull();
  });

  test('without a port nothing is known', () => {
    expect(connectionFacts([], LAST)).toBeNull();
    expect(connectionFacts([seen(new Uint8Array(60))], LAST)).toBeNull();
  });
});

describe('a template', () => {
  const facts = factsOf(TALK);
  const made = (id: Parameters<typeof makeTemplate>[0]) => {
    const frame = makeTemplate(id, facts);
    if (frame === null) throw new Error(`no ${id}`);
    return summarise(frame);
  };

  test.each([
    ['rst-exact', TCP_FLAGS.rst, 1009],
    ['rst-window', TCP_FLAGS.rst, 1009 + 3200],
    ['rst-outside', TCP_FLAGS.rst, 1009 + 6400 + 1_000_000],
    ['syn', TCP_FLAGS.syn, 1009 + 6400 + 1_000_000],
    ['data-next', TCP_FLAGS.ack | TCP_FLAGS.psh, 1009],
    ['data-outside', TCP_FLAGS.ack | TCP_FLAGS.psh, 1009 + 6400 + 1_000_000],
  ] as const)('%s has the flags and the number that it is about', (id, flags, seq) => {
    expect(made(id)).toMatchObject({ source: A, destination: B, tcp: { flags, seq } });
  });

  test('of ICMP quotes the connection as its target would have sent it', () => {
    const frame = makeTemplate('icmp-mtu', facts) ?? new Uint8Array();
    const { layers, issues } = dissect(frame, LINK_TYPE.ethernet);
    const quoted = layers.filter(({ isQuoted }) => isQuoted).flatMap(({ fields }) => fields);
    const value = (key: string) => quoted.find((field) => field.key === key)?.value;
    expect([value('ip.src'), value('tcp.srcport'), value('tcp.seq_raw')]).toEqual([B, 80, 5009]);
    expect(layers.flatMap(({ fields }) => fields)).toContainEqual(
      expect.objectContaining({ key: 'icmp.mtu', value: 600 }),
    );
    expect(issues).toEqual([]);
  });

  test('is a frame that the wire takes, checksums right, over IPv4 and IPv6, TCP and UDP', () => {
    const datagram = craft({
      ethernet: { source: '02:00:00:00:00:01', destination: '02:00:00:00:00:02' },
      ip: { version: 6, source: 'fd00::1', destination: 'fd00::2' },
      transport: { type: 'udp', sourcePort: 5, destinationPort: 6 },
    });
    for (const one of [factsOf(TALK), factsOf(TALK, A), factsOf([seen(datagram)])]) {
      for (const id of TEMPLATES[one.protocol]) {
        const frame = makeTemplate(id, one);
        if (frame === null) throw new Error(`no ${id}`);
        expect(frameFault(frame)).toBeNull();
        // The script's own frames, one of which is the old duplicate, have none.
        if (id !== 'old-duplicate') expect(isIntact(frame)).toBe(true);
      }
    }
  });
});
