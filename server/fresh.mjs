// Says whether what is installed and built is up to date, and lets one process at a time change it. No dependencies.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where a build leaves the print of the sources it was made from. */
const STAMP = 'dist/.sources';

/** Files of the checkout that make up a build, beside `server/` and `web/`. */
const FILES = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json'];

/** Whether node_modules holds what package-lock.json asks for. npm keeps a copy of the lock it installed from. */
export function isInstalled(root) {
  const copy = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(copy)) return false;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(copy);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || present[path]?.version === version,
  );
}

/** Whether `dist/` was built from the sources as they are. */
export function isBuilt(root) {
  const stamp = join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesPrint(root);
}

/** A print of the names, sizes and times of all that a build reads. Programs and lessons are read when served. */
export function sourcesPrint(root) {
  const hash = createHash('sha256');
  const files = [...FILES, ...listFiles(root, 'server'), ...listFiles(root, 'web')];
  for (const file of files.filter((name) => existsSync(join(root, name))).sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Leaves the print in `dist/`; to be called with the print taken before the build began. */
export function markBuilt(root, print) {
  writeFileSync(join(root, STAMP), print);
}

/** Runs `work` while no other process does. Takes over from one that died. */
export async function withLock(root, work) {
  const lock = join(root, '.cache/build.lock');
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Ten minutes: an install over a slow line.
  for (let tries = 0; !takeLock(lock); tries++) {
    if (tries > 6000)
      throw new Error(`another process still holds ${lock}; remove it if there is none`);
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Between its making and its writing the file is empty: someone is alive.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    // ESRCH: it died. Anything else (the lock was let go just now, or its owner is another user's) is no leave to take it.
    return error.code !== 'ESRCH';
  }
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function listFiles(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(test\.ts|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((file) => !/scenarios\/.*\.py$/.test(file));
}
