import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { createLabPool } from '../client.ts';
import { BUILD_LIMIT_MS, bringUpToDate, endOf, only, start, type Played } from './built.ts';

const pool = createLabPool({ size: 1 });
const LIMIT = { timeout: 60_000 };
const WAIT = { timeout: 10_000, interval: 5 };

beforeAll(async () => {
  bringUpToDate();
  await pool.warm();
}, BUILD_LIMIT_MS);

afterAll(() => pool.close());

const COUNTING = `import time
for i in range(3):
    print(i)
time.sleep(0.001)
print('done')
`;

/** Resolves once the program of `host` stands for the `count`-th time; gives that event. */
async function held({ events }: Played, count: number) {
  await expect.poll(() => only(events, 'pause').length, WAIT).toBe(count);
  return only(events, 'pause')[count - 1];
}

/** What the host printed so far. */
const printed = (events: readonly RunEvent[]) =>
  only(events, 'output')
    .map(({ text }) => text.trim())
    .join(' ');

test('a breakpoint holds before the line, and resume goes on to the next one', LIMIT, async () => {
  const played = start(pool, {
    programs: { client: COUNTING, server: 'pass\n' },
    breakpoints: { client: [3] },
  });
  const { run, events } = played;
  expect(await held(played, 1)).toMatchObject({ host: 'client', line: 3, by: 'breakpoint' });
  expect(printed(events)).toBe('');
  await run.command({ type: 'resume', host: 'client' });
  expect(await held(played, 2)).toMatchObject({ line: 3 });
  expect(printed(events)).toBe('0');
  await run.command({ type: 'break', host: 'client', lines: [] });
  await run.command({ type: 'resume', host: 'client' });
  await run.done;
  expect(printed(events)).toBe('0 1 2 done');
  expect(only(events, 'breakpoints')).toMatchObject([{ lines: [3] }, { lines: [] }]);
  expect(only(events, 'pause')).toHaveLength(2);
  expect(only(events, 'resume')).toHaveLength(2);
});

test('a step goes on by one line, or to the next call', LIMIT, async () => {
  const played = start(pool, {
    programs: { client: COUNTING, server: 'pass\n' },
    breakpoints: { client: [2] },
  });
  const { run, events } = played;
  await held(played, 1);
  await run.command({ type: 'break', host: 'client', lines: [] });
  for (const [count, line] of [
    [2, 3],
    [3, 2],
    [4, 3],
  ] as const) {
    await run.command({ type: 'step', host: 'client', by: 'line' });
    expect(await held(played, count)).toMatchObject({ line, by: 'hand' });
  }
  expect(printed(events)).toBe('0');
  await run.command({ type: 'step', host: 'client', by: 'call' });
  expect(await held(played, 5)).toMatchObject({ line: 4, by: 'hand', place: 'call' });
  expect(printed(events)).toBe('0 1 2');
  expect(only(events, 'call')).toEqual([]);
  await run.command({ type: 'resume', host: 'client' });
  await run.done;
  expect(only(events, 'call').map(({ name }) => name)).toEqual(['sleep']);
});

test('while a program is held, its kernel and the peer’s go on answering', LIMIT, async () => {
  const server = `import socket
server = socket.create_server(('', 8080))
connection, address = server.accept()
print(connection.recv(100))
`;
  const client = `import socket
input()
client = socket.create_connection(('server', 8080))
client.sendall(b'hello')
client.close()
`;
  const played = start(pool, {
    programs: { client, server },
    wire: { delayUs: 10_000 },
    startsAfter: {},
    breakpoints: { server: [3] },
  });
  const { run, events } = played;
  await held(played, 1);
  await run.command({ type: 'input', host: 'client', text: '' });
  await expect.poll(() => only(events, 'exit').map(({ host }) => host), WAIT).toEqual(['client']);
  const acknowledged = () =>
    only(events, 'sent').filter(({ host, cause }) => host === 'server' && cause.type === 'packet');
  await expect.poll(() => acknowledged().length, WAIT).toBeGreaterThanOrEqual(2);
  expect(only(events, 'resume')).toEqual([]);
  await run.command({ type: 'resume', host: 'server' });
  await run.done;
  expect(printed(events)).toBe("b'hello'");
});

test(
  'a program that runs is held before its next line, and cannot be stepped before',
  LIMIT,
  async () => {
    const played = start(pool, {
      programs: { client: 'while True:\n    pass\n', server: 'pass\n' },
    });
    const { run, events } = played;
    await expect.poll(() => only(events, 'line').length, WAIT).toBeGreaterThan(10);
    expect(await run.command({ type: 'step', host: 'client', by: 'line' })).toMatchObject({
      ok: false,
      code: 'not-held',
    });
    await run.command({ type: 'pause', host: 'client' });
    expect(await held(played, 1)).toMatchObject({ by: 'hand' });
    const last = only(events, 'line').at(-1);
    await run.command({ type: 'stop' });
    await run.done;
    expect(only(events, 'line').at(-1)).toEqual(last);
    expect(endOf(events).outcome).toBe('stopped');
  },
);

test(
  'a stop ends a program that is held before a line or a call, and the next run finds nothing of it',
  LIMIT,
  async () => {
    for (const by of ['line', 'call'] as const) {
      const played = start(pool, {
        programs: { client: COUNTING, server: 'pass\n' },
        breakpoints: { client: [2] },
      });
      await held(played, 1);
      await played.run.command({ type: 'break', host: 'client', lines: [] });
      await played.run.command({ type: 'step', host: 'client', by });
      await held(played, 2);
      await played.run.command({ type: 'stop' });
      await played.run.done;
      expect(endOf(played.events).outcome).toBe('stopped');
      expect(only(played.events, 'exit').find(({ host }) => host === 'client')).toMatchObject({
        error: null,
      });
      expect(only(played.events, 'call')).toEqual([]);
    }
    const next = start(pool, { programs: { client: COUNTING, server: 'pass\n' } });
    await next.run.done;
    expect(endOf(next.events).outcome).toBe('completed');
    expect(only(next.events, 'pause')).toEqual([]);
  },
);

test('the run’s limit ends a program that is held, and says where', LIMIT, async () => {
  const played = start(pool, {
    programs: { client: COUNTING, server: 'pass\n' },
    breakpoints: { client: [3] },
    limitMs: 500,
  });
  await played.run.done;
  expect(endOf(played.events)).toMatchObject({ outcome: 'timeout' });
  expect(endOf(played.events).message).toContain('client was held before line 3');
});
