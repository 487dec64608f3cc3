// `npm run bench`: measures, each figure beside a peer or its aim, and prints one table. Not a test: nothing fails by being slow.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt, withLock } from '../server/fresh.mjs';
import { coreRows, pageRows, serverRows, stageRows, wireRows } from './bench/rows.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = `${root}.cache/bench`;
const NAMESPACES = '--user --map-root-user --net --mount --pid --ipc --uts --mount-proc'.split(' ');
const LIMIT_MS = 300_000;

await withLock(root, () => {
  if (!isBuilt(root))
    spawnSync(process.execPath, ['server/build.mjs'], { cwd: root, stdio: 'inherit' });
});
await build({
  absWorkingDir: root,
  entryPoints: [
    'e2e/bench/wire.ts',
    'e2e/bench/wire-host.ts',
    'e2e/bench/server.ts',
    'e2e/bench/page.ts',
    'e2e/bench/stage.ts',
    'e2e/bench/core.ts',
  ],
  outdir: made,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});

const only = process.argv[2];
const rows = [];
add('wire', wireRows, 'unshare', [
  ...NAMESPACES,
  '--fork',
  '--kill-child',
  process.execPath,
  `${made}/wire.js`,
]);
add('server', serverRows, process.execPath, [`${made}/server.js`]);
add('page', pageRows, process.execPath, [`${made}/page.js`]);
add('stage', stageRows, process.execPath, [`${made}/stage.js`]);
add('core', coreRows, process.execPath, ['--expose-gc', `${made}/core.js`]);
printTable(['what', 'measured', 'beside', 'aim'], rows);

function add(name, rowsOf, command, args) {
  if (only && only !== name) return;
  const found = measure(command, args);
  if (found) rows.push(...rowsOf(found));
}

function measure(command, args) {
  const { stdout, status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  if (status === 0) return JSON.parse(stdout.trim().split('\n').at(-1));
  process.stderr.write(`bench: ${args.at(-1)} ended with ${status}\n`);
  process.exitCode = 1;
  return null;
}

function printTable(head, body) {
  const lines = [head, head.map(() => '---'), ...body];
  for (const line of lines) process.stdout.write(`| ${line.join(' | ')} |\n`);
}
