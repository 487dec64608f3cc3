import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isBuilt, isInstalled, markBuilt, sourcesPrint, withLock } from './fresh.mjs';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'slowwire-fresh-'));
  for (const folder of ['server/scenarios/a/b', 'web', 'dist', 'node_modules']) {
    await mkdir(join(root, folder), { recursive: true });
  }
});

afterEach(() => rm(root, { recursive: true }));

const write = (file: string, text: string) => writeFile(join(root, file), text);
const packages = (...entries: readonly (readonly [string, object])[]) =>
  JSON.stringify({ packages: Object.fromEntries(entries) });

test('what is installed must be what the lock names; optional packages may be missing', async () => {
  const wanted = packages(
    ['', { name: 'slowwire' }],
    ['node_modules/a', { version: '1.0.0' }],
    ['node_modules/mac-only', { version: '1.0.0', optional: true }],
  );
  await write('package-lock.json', wanted);
  expect(isInstalled(root)).toBe(false);
  await write(
    'node_modules/.package-lock.json',
    packages(['node_modules/a', { version: '1.0.0' }]),
  );
  expect(isInstalled(root)).toBe(true);
  await write(
    'node_modules/.package-lock.json',
    packages(['node_modules/a', { version: '0.9.0' }]),
  );
  expect(isInstalled(root)).toBe(false);
});

test('a build is stale once a source changes, comes or goes', async () => {
  await write('server/a.ts', 'a');
  const build = () => markBuilt(root, sourcesPrint(root));
  expect(isBuilt(root)).toBe(false);
  build();
  expect(isBuilt(root)).toBe(true);
  await utimes(join(root, 'server/a.ts'), 1, 1);
  expect(isBuilt(root)).toBe(false);
  build();
  await write('web/b.ts', 'b');
  expect(isBuilt(root)).toBe(false);
  build();
  await rm(join(root, 'web/b.ts'));
  expect(isBuilt(root)).toBe(false);
});

test('tests, lessons and programs are no part of a build', async () => {
  markBuilt(root, sourcesPrint(root));
  for (const file of ['a.test.ts', 'scenarios/a/b/en.md', 'scenarios/a/b/client.py']) {
    await write(`server/${file}`, 'x');
  }
  expect(isBuilt(root)).toBe(true);
  await write('server/scenarios/a/b/scenario.ts', 'x');
  expect(isBuilt(root)).toBe(false);
});

test('one at a time, and the lock is let go after a failure', async () => {
  const order: string[] = [];
  let finish = (): void => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  const first = withLock(root, async () => {
    order.push('first in');
    await held;
    order.push('first out');
    throw new Error('broken');
  });
  const second = withLock(root, async () => order.push('second in'));
  finish();
  await expect(first).rejects.toThrow('broken');
  await second;
  expect(order).toEqual(['first in', 'first out', 'second in']);
});

test('takes over from a process that died', async () => {
  await mkdir(join(root, '.cache'));
  // Above the kernel's largest possible pid, 2²².
  await write('.cache/build.lock', '4999999');
  expect(await withLock(root, async () => 'mine')).toBe('mine');
});
