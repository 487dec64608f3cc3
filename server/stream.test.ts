import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunEvent } from '#core/event.ts';
import type { FakeRun } from './runs/fake-lab.ts';
import { FakeLabPool } from './runs/fake-lab.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './server.ts';

let pool: FakeLabPool;
let server: RunningServer;

beforeEach(async () => {
  pool = new FakeLabPool();
  const diagnose = async () => ({ ok: true, kernel: '6.18', checks: [] });
  server = await startServer({ host: '127.0.0.1', port: 0, pool, diagnose });
});

afterEach(() => server.close());

async function startRun(): Promise<{ readonly id: string; readonly lab: FakeRun }> {
  const response = await fetch(`${server.url}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"scenario":"open/handshake"}',
  });
  const { id } = (await response.json()) as { id: string };
  const lab = pool.runs.at(-1);
  if (!lab) throw new Error('no run reached the lab');
  return { id, lab };
}

function open(id: string, query = '', headers: Record<string, string> = {}): WebSocket {
  return new WebSocket(`${server.url.replace('http', 'ws')}/api/runs/${id}/stream${query}`, {
    headers,
  });
}

/** Every event until the close, and the close. */
async function readAll(socket: WebSocket) {
  const batches: RunEvent[][] = [];
  socket.on('message', (data) => batches.push(JSON.parse(String(data)) as RunEvent[]));
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { seqs: batches.flat().map(({ seq }) => seq), batches, code, reason: reason.toString() };
}

const line = { type: 'line', host: 'client', line: 1 } as const;
const lines = (count: number) => Array.from({ length: count }, () => line);
const upTo = (count: number) => Array.from({ length: count }, (_, seq) => seq);

test('sends what was, then what comes, then closes with 1000', async () => {
  const { id, lab } = await startRun();
  lab.emit(...lines(3));
  const socket = open(id);
  const reading = readAll(socket);
  await once(socket, 'message');
  lab.emit(...lines(2));
  lab.end();
  const { seqs, code } = await reading;
  expect(seqs).toEqual(upTo(6));
  expect(code).toBe(1000);
});

test('a reader of an ended run gets it whole, in bounded batches', async () => {
  const { id, lab } = await startRun();
  lab.emit(...lines(5000));
  lab.end();
  const { seqs, batches, code } = await readAll(open(id));
  expect(seqs).toEqual(upTo(5001));
  expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(2000);
  expect(code).toBe(1000);
});

test('goes on at from', async () => {
  const { id, lab } = await startRun();
  lab.emit(...lines(4));
  lab.end();
  expect((await readAll(open(id, '?from=2'))).seqs).toEqual([2, 3, 4]);
  expect(await readAll(open(id, '?from=5'))).toMatchObject({ seqs: [], code: 1000 });
});

test('gathers events of one moment into one batch', async () => {
  const { id, lab } = await startRun();
  lab.emit(line);
  const socket = open(id);
  const reading = readAll(socket);
  await once(socket, 'message');
  for (let i = 0; i < 50; i++) lab.emit(line);
  lab.end();
  const { batches } = await reading;
  expect(batches.map(({ length }) => length)).toEqual([1, 51]);
});

test('takes no messages', async () => {
  const { id } = await startRun();
  const socket = open(id);
  const closed = once(socket, 'close');
  await once(socket, 'open');
  socket.send('{"type":"stop"}');
  const [code] = (await closed) as [number];
  expect(code).toBe(1008);
});

test('refuses the upgrade of an unknown run, path, place, Host or Origin', async () => {
  const { id } = await startRun();
  const statusOf = async (socket: WebSocket): Promise<number> => {
    socket.on('error', () => undefined);
    const [, response] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ];
    return response.statusCode;
  };
  expect(await statusOf(open('nope'))).toBe(404);
  expect(await statusOf(new WebSocket(`${server.url.replace('http', 'ws')}/api/other`))).toBe(404);
  expect(await statusOf(open(id, '?from=-1'))).toBe(400);
  expect(await statusOf(open(id, '', { Host: 'evil.example' }))).toBe(403);
  expect(await statusOf(open(id, '', { Origin: 'https://evil.example' }))).toBe(403);
});

test('a reader that does not read is cut off with 4008, and another gets everything', async () => {
  const { id, lab } = await startRun();
  lab.emit(line);
  const stuck = open(id);
  await once(stuck, 'message');
  // Its kernel buffers fill, then the server's.
  stuck.pause();
  const quick = open(id);
  const reading = readAll(quick);
  await once(quick, 'message');
  const text = 'x'.repeat(256 * 1024);
  let count = 1;
  const seen = () => new Promise<void>((resolve) => quick.once('message', () => resolve()));
  for (let i = 0; i < 100; i++) {
    const next = seen();
    lab.emit({ type: 'output', host: 'client', stream: 'stdout', line: 1, text });
    count++;
    await next;
  }
  const closed = once(stuck, 'close');
  const got: RunEvent[] = [];
  stuck.on('message', (data) => got.push(...(JSON.parse(String(data)) as RunEvent[])));
  stuck.resume();
  const [code, reason] = (await closed) as [number, Buffer];
  expect(code).toBe(4008);
  expect(reason.toString()).toMatch(/^too slow; resume from \d+$/);
  const next = (got.at(-1)?.seq ?? 0) + 1;
  lab.end();
  expect((await reading).seqs).toEqual(upTo(count + 1));
  const resumed = await readAll(open(id, `?from=${next}`));
  expect([...upTo(next), ...resumed.seqs]).toEqual(upTo(count + 1));
});

test('survives a client that speaks nonsense after the upgrade', async () => {
  const { id, lab } = await startRun();
  const { port } = new URL(server.url);
  const raw = connect(Number(port), '127.0.0.1');
  raw.write(
    `GET /api/runs/${id}/stream HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(raw, 'data');
  const ended = once(raw, 'close');
  raw.write(Buffer.from('ffffffffffff', 'hex'));
  raw.resume();
  await ended;
  lab.end();
  expect((await readAll(open(id))).code).toBe(1000);
});
