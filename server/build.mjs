// Builds what `npm start` serves: the page (vite), the three server entries (esbuild) and the interpreter's snapshot.
import { build as bundle } from 'esbuild';
import { rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

await rm(`${root}dist/server`, { recursive: true, force: true });
await bundle({
  absWorkingDir: root,
  entryPoints: { main: 'server/main.ts', lab: 'server/lab/main.ts', host: 'server/lab/host.ts' },
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
