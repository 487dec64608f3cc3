import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { RunEvent } from '#core/event.ts';
import { PACKAGE_ROOT, VERSION } from './root.ts';

/** Builds where that is due, then runs MAIN. */
const START = join(PACKAGE_ROOT, 'server/start.mjs');
const MAIN = join(PACKAGE_ROOT, 'dist/server/main.js');

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function slowwire(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

beforeAll(() => {
  execFileSync(process.execPath, [START, '--version']);
}, 300_000);

const LIMIT = { timeout: 60_000 };

test.for([
  [['dance'], 'unknown command "dance"'],
  [['constructor'], 'unknown command "constructor"'],
  [['run'], 'ID is missing'],
  [['run', 'open/handshake', 'again'], 'unexpected argument "again"'],
  [['run', 'no/such'], 'no scenario "no/such"'],
  [['run', 'open/handshake', '--loud'], "Unknown option '--loud'"],
  [['run', 'open/handshake', '--json', '--pcapng', 'x'], 'exclude each other'],
  [['run', 'stream/nagle', '--param', 'writes=9999'], 'params.writes must be ≤ 50 (got 9999)'],
  [['run', 'stream/nagle', '--param', 'writes=x'], 'params.writes must be an integer (got "x")'],
  [['run', 'udp/loss', '--seed', 'x'], '--seed must be an integer'],
  [['run', 'udp/loss', '--wire', '{'], '--wire takes JSON'],
  [['run', 'udp/loss', '--wire', '{"lossPercent":200}'], 'wire.lossPercent must be ≤ 100'],
  [['read'], 'FILE is missing'],
  [['read', 'x', '--loud'], "Unknown option '--loud'"],
  [['serve', '--port', '70000'], '--port must be an integer from 0 to 65535'],
  [['--port', 'x'], '--port must be an integer'],
] as const)('%o is wrong usage', LIMIT, async ([args, phrase]) => {
  const { code, stdout, stderr } = await slowwire(args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(phrase);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('says what it is and what it can do', LIMIT, async () => {
  expect(await slowwire(['--version'])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  expect((await slowwire(['run', '--help'])).stdout).toContain('slowwire run ID');
  const { stdout } = await slowwire(['scenarios', '--json']);
  expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toContain('udp/loss');
  expect((await slowwire(['scenarios'])).stdout).toContain('--param nodelay=false');
});

test('run prints a ladder of S, S. and .', LIMIT, async () => {
  const { code, stdout, stderr } = await slowwire(['run', 'open/handshake']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /─ S seq 0 \(isn \d+\).*▶│\n[^]*│◀.* S\. seq 0 \(isn \d+\) ack 1[^]*─ \. ack 1 .*▶│\n/,
  );
  expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^completed: /);
});

test('run --json prints the log and nothing else', LIMIT, async () => {
  const { stdout } = await slowwire(['run', 'socket/udp-hello', '--seed', '7', '--json']);
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  expect(events[0]).toMatchObject({ type: 'run', phase: 'start', seed: 7 });
  expect(events.at(-1)).toMatchObject({ type: 'run', phase: 'end', outcome: 'completed' });
  const causes = events.flatMap((event) => (event.type === 'sent' ? [event.cause.type] : []));
  expect(causes).toHaveLength(2);
  expect(causes[0]).toBe('call');
});

test('run --pcapng leaves a recording', LIMIT, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slowwire-'));
  const file = join(folder, 'hello.pcapng');
  const { code } = await slowwire(['run', 'socket/udp-hello', '--pcapng', file]);
  expect(code).toBe(0);
  // Section Header Block, draft-ietf-opsawg-pcapng §4.1.
  expect((await readFile(file)).subarray(0, 4).toString('hex')).toBe('0a0d0d0a');
  const read = await slowwire(['read', file, '--json']);
  expect(read.stdout.trimEnd().split('\n')).toHaveLength(2);
  await rm(folder, { recursive: true });
});

test('where no lab can run, says why with the cure and exits with 3', LIMIT, async () => {
  // Without PATH there is no unshare to make namespaces with.
  const env = { PATH: '/nonexistent' };
  for (const args of [['doctor'], ['run', 'open/handshake']]) {
    const { code, stdout, stderr } = await slowwire(args, env);
    expect(code).toBe(3);
    expect(stdout + stderr).toContain('cure:');
    expect(stdout + stderr).toContain('No lab can run here');
  }
});

test('a reader that goes away is no error', LIMIT, async () => {
  const child = spawn(process.execPath, [MAIN, 'run', 'socket/udp-hello', '--json']);
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = (await once(child, 'exit')) as [number];
  expect([code, stderr]).toEqual([0, '']);
});

test('serve tells its address and leaves at SIGTERM', LIMIT, async () => {
  const child = spawn(process.execPath, [MAIN, '--port', '0']);
  const [text] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  const [, url = ''] = /^Slowwire is at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(text) ?? [];
  const health = (await (await fetch(`${url}/api/health`)).json()) as { lab: { ok: boolean } };
  expect(health.lab.ok).toBe(true);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a port that is taken is said so', LIMIT, async () => {
  const first = spawn(process.execPath, [MAIN, '--port', '0']);
  const [text] = (await once(first.stdout.setEncoding('utf8'), 'data')) as [string];
  const [, port = ''] = /:(\d+)\n$/.exec(text) ?? [];
  const { code, stderr } = await slowwire(['--port', port]);
  expect(code).toBe(1);
  expect(stderr).toContain(`cannot listen on 127.0.0.1 port ${port}`);
  first.kill('SIGTERM');
  await once(first, 'exit');
});
