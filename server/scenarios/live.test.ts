import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase64 } from '#core/bytes.ts';
import type { RunEvent } from '#core/event.ts';
import type { FrameDropped } from '#core/frame-event.ts';
import { readRecording } from '#core/pcapng/read-recording.ts';
import { writeRecording } from '#core/pcapng/write.ts';
import { summarise, TCP_FLAGS } from '#core/summary.ts';
import { seqDistance } from '#core/tcp/seq.ts';
import { createLabPool } from '../lab/client.ts';
import { PACKAGE_ROOT } from '../root.ts';
import { RunLog } from '../runs/log.ts';
import { resolveRun } from '../runs/resolve.ts';
import { loadCatalogue } from './catalogue.ts';
import { findUnmet } from './expect.ts';

const catalogue = await loadCatalogue();
const pool = createLabPool({ size: 3 });

beforeAll(async () => {
  // The lab runs from dist/; starting the command line builds what is out of date.
  execFileSync(process.execPath, [join(PACKAGE_ROOT, 'server/start.mjs'), '--version']);
  await pool.warm();
}, 300_000);

afterAll(() => pool.close());

interface Request {
  readonly scenario: string;
  readonly params?: Readonly<Record<string, number | boolean | string>>;
  readonly wire?: object;
  readonly rules?: readonly string[];
  readonly seed?: number;
}

async function play(request: Request): Promise<readonly RunEvent[]> {
  const log = new RunLog();
  await pool.run(
    resolveRun(catalogue, { seed: 7, ...request }, () => 7),
    (events) => log.append(events),
  ).done;
  expect(log.ended).toMatchObject({ outcome: 'completed' });
  return log.slice(0);
}

const LIMIT = { timeout: 120_000 };

test.concurrent.for(catalogue.map(({ scenario }) => [scenario.id, scenario] as const))(
  'the kernel shows what %s expects',
  LIMIT,
  async ([id, { expect: expected, expectFrames }]) => {
    const events = await play({ scenario: id });
    expect(findUnmet(events, expected, expectFrames)).toBeNull();
    // A run saved and opened again is the same run.
    expect(readRecording(writeRecording(events)).events).toEqual(events);
  },
);

test.concurrent.for([
  [
    'a server that closes after the delayed ACK makes it four segments',
    { scenario: 'close/three-segment', params: { server_delay: 0.2 } },
    ['client F.', 'server .', 'server F.', 'client .'],
    11,
  ],
  [
    'with TCP_NODELAY each write is its own segment',
    { scenario: 'stream/nagle', params: { nodelay: true } },
    ['client P. 4', 'client P. 4', 'client P. 4', "server prints b'cccc'"],
  ],
  [
    'writes further apart than a round trip have nothing to merge with',
    { scenario: 'stream/nagle', params: { interval: 0.5 } },
    ['client P. 4', 'client P. 4', 'client P. 4', "server prints b'cccc'"],
  ],
  [
    'the eleventh segment waits for the congestion window',
    { scenario: 'stream/sticky-receiver', params: { writes: 26 } },
    [...Array<string>(10).fill('client P. 4'), 'server .', 'client FP. 64'],
  ],
  [
    'a message outside ASCII is counted in bytes',
    { scenario: 'socket/tcp-hello', params: { message: '你好' } },
    ['client P. 6', 'server prints 你好'],
  ],
  [
    'an empty datagram is legal and arrives',
    { scenario: 'socket/udp-hello', params: { message: '' } },
    ['client udp 0', 'server udp 2', 'client prints hi'],
    2,
  ],
] as const)('%s', LIMIT, async ([, request, expected, frames]) => {
  expect(findUnmet(await play(request), expected, frames)).toBeNull();
});

test.concurrent('the same seed loses the same datagrams, another seed others', LIMIT, async () => {
  const lost = async (seed: number) =>
    (await play({ scenario: 'udp/loss', seed }))
      .filter((event): event is FrameDropped => event.type === 'dropped')
      .map(({ packet }) => packet);
  const first = await lost(7);
  expect(first.length).toBeGreaterThan(0);
  expect(await lost(7)).toEqual(first);
  expect(await lost(8)).not.toEqual(first);
});

test.concurrent(
  'connect returns before accept is called: the kernel makes the handshake',
  LIMIT,
  async () => {
    const params = { accept_delay: 2, open_seconds: 0 };
    const events = await play({ scenario: 'open/handshake', params });
    const connected = events.find((event) => event.type === 'return' && event.name === 'connect');
    const accepting = events.find((event) => event.type === 'call' && event.name === 'accept');
    expect(connected?.atUs).toBeLessThan(accepting?.atUs ?? 0);
  },
);

test.concurrent(
  'each round trip of slow start carries twice the segments of the one before',
  LIMIT,
  async () => {
    const flights = flightsOf(await play({ scenario: 'congestion/slow-start' }));
    expect(flights.slice(0, 2)).toEqual([10, 20]);
    expect(flights[2]).toBeGreaterThan(20);
  },
);

/** Data segments of the client by round trip: a flight ends where the ACK of its first segment arrives. */
function flightsOf(events: readonly RunEvent[]): readonly number[] {
  const acks = new Map<number, number>();
  const flights: number[] = [];
  let first: number | null = null;
  let count = 0;
  for (const event of events) {
    if (event.type === 'arrived' && event.host === 'client' && first !== null) {
      if (seqDistance(acks.get(event.packet) ?? first, first) <= 0) continue;
      flights.push(count);
      [first, count] = [null, 0];
    }
    if (event.type !== 'sent') continue;
    const { tcp, payload } = summarise(fromBase64(event.bytes));
    if (tcp && event.host === 'server') acks.set(event.packet, tcp.ack);
    if (!tcp || event.host !== 'client' || payload.start === payload.end) continue;
    first ??= tcp.seq;
    count++;
  }
  return flights;
}

test.concurrent('every run draws other initial sequence numbers', LIMIT, async () => {
  const synNumbers = async () =>
    (await play({ scenario: 'open/handshake', params: { open_seconds: 0 } }))
      .flatMap((event) => (event.type === 'sent' ? [summarise(fromBase64(event.bytes)).tcp] : []))
      .flatMap((tcp) => (tcp && (tcp.flags & TCP_FLAGS.syn) !== 0 ? [tcp.seq] : []));
  const [first, second] = [await synNumbers(), await synNumbers()];
  expect(new Set([...first, ...second]).size).toBe(4);
});

test.concurrent(
  'the client starts when the server waits, so no wire is too fast',
  LIMIT,
  async () => {
    const check = async (scenario: string) => {
      const wire = { delayUs: 0, lossPercent: 0 };
      const events = await play({ scenario, wire, rules: [] });
      const waits = events.findIndex(
        (event) =>
          event.type === 'call' && event.host === 'server' && /accept|recv|sleep/.test(event.name),
      );
      const starts = events.findIndex((event) => event.type === 'line' && event.host === 'client');
      expect(waits).toBeLessThan(starts);
    };
    await Promise.all(catalogue.map(({ scenario }) => check(scenario.id)));
  },
);
