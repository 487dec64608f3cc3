// `npm start` and `npm run slowwire`: installs and builds where that is due, then hands over to the command line.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt, isInstalled, withLock } from './fresh.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await bringUpToDate();
} catch (error) {
  process.stderr.write(`slowwire: ${error.message}\n`);
  process.exit(1);
}
await import('../dist/server/main.js');

async function bringUpToDate() {
  if (isInstalled(root) && isBuilt(root)) return;
  // Whoever waited for the lock looks again: the work may have been done meanwhile.
  await withLock(root, () => {
    if (!isInstalled(root)) run('install', 'npm', ['ci', '--no-audit']);
    if (!isBuilt(root)) run('build', process.execPath, [`${root}server/build.mjs`]);
  });
}

// Progress goes to stderr: stdout belongs to the command that follows.
function run(what, command, args) {
  process.stderr.write(`slowwire: ${what} …\n`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${what} failed${error ? `: ${error.message}` : ''}`);
}
