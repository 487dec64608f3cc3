import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { BUILD_LIMIT_MS, MAIN_SCRIPT, bringUpToDate } from './built.ts';

const LIMIT = { timeout: 60_000 };
/** The promise: so long after a SIGKILL nothing of the lab is left. */
const GONE_MS = 2_000;

beforeAll(() => bringUpToDate(), BUILD_LIMIT_MS);

test('SIGKILL of the server in mid-run leaves no process and no namespace', LIMIT, async () => {
  const server = spawn(process.execPath, [MAIN_SCRIPT, 'serve', '--port', '0']);
  const url = await firstUrl(server.stdout);
  const headers = { 'content-type': 'application/json' };
  const program = 'import time\ntime.sleep(30)\n';
  const body = JSON.stringify({ scenario: 'open/handshake', programs: { client: program } });
  const created = await fetch(`${url}api/runs`, { method: 'POST', headers, body });
  expect(created.status).toBe(201);
  const ownNetwork = readlinkSync('/proc/self/ns/net');
  const labNetworks = () => {
    const seen = descendants(server.pid ?? 0).flatMap(threadNetworks);
    return new Set(seen.filter((network) => network !== ownNetwork));
  };
  // The lab's own and one for each host: the run is under way.
  await expect.poll(() => labNetworks().size, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  const family = descendants(server.pid ?? 0);
  const networks = labNetworks();

  server.kill('SIGKILL');
  await expect
    .poll(
      () => ({
        alive: family.filter(isAlive),
        kept: allNetworks().filter((ns) => networks.has(ns)),
      }),
      {
        timeout: GONE_MS,
      },
    )
    .toEqual({ alive: [], kept: [] });
});

test.for([
  [
    'without /dev/net/tun',
    'unshare --mount sh -c "mount -t tmpfs none /dev/net && exec $0 $@"',
    'tun',
  ],
  [
    'without user namespaces',
    'unshare --user --map-root-user sh -c "echo 0 > /proc/sys/user/max_user_namespaces && exec $0 $@"',
    'namespaces',
  ],
] as const)('%s, run exits 3 and doctor names the cure', LIMIT, ([, wall, failing]) => {
  const within = (...args: string[]) => {
    const [command = '', ...rest] = shellWords(wall);
    const own = [process.execPath, MAIN_SCRIPT, ...args];
    return spawnSync(command, [...rest, ...own], { encoding: 'utf8' });
  };
  const run = within('run', 'open/handshake');
  expect(run.status).toBe(3);
  const doctor = within('doctor', '--json');
  const diagnosis: { ok: boolean; checks: { name: string; ok: boolean; cure: string | null }[] } =
    JSON.parse(doctor.stdout);
  expect(diagnosis.ok).toBe(false);
  const failed = diagnosis.checks.find(({ ok }) => !ok);
  expect(failed).toMatchObject({ name: failing });
  expect(run.stderr).toContain(failed?.cure);
});

/** Splits a command on spaces, but for what stands in double quotes. */
function shellWords(text: string): string[] {
  return (text.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

function firstUrl(output: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    output.on('data', (piece: Buffer) => {
      text += piece.toString();
      const url = /http:\S+/.exec(text)?.[0];
      if (url) resolve(url.endsWith('/') ? url : `${url}/`);
    });
  });
}

function descendants(pid: number): number[] {
  const children = listed(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function threadNetworks(pid: number): string[] {
  return listed(`/proc/${pid}/task`).flatMap((task) => {
    try {
      return [readlinkSync(`/proc/${pid}/task/${task}/ns/net`)];
    } catch {
      return []; // The thread has ended meanwhile.
    }
  });
}

function allNetworks(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .flatMap(threadNetworks);
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // The process has ended meanwhile.
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
