// Builds what `npm start` serves into `dist/`: the page (vite), the three server entries (esbuild) and the interpreter's snapshot.
import { build as bundle } from 'esbuild';
import { existsSync, renameSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build as buildPage } from 'vite';
import { markBuilt, sourcesPrint } from './fresh.mjs';
import { buildSnapshot } from './lab/python/build-snapshot.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = `${root}.cache/dist-${process.pid}`;

const print = sourcesPrint(root);
try {
  await mkdir(made, { recursive: true });
  await bundleServer();
  await bundlePage();
  await buildSnapshot(made, `${root}dist`);
  await replaceDist();
  markBuilt(root, print);
} finally {
  await rm(made, { recursive: true, force: true });
}

async function bundleServer() {
  await bundle({
    absWorkingDir: root,
    entryPoints: { main: 'server/main.ts', lab: 'server/lab/main.ts', host: 'server/lab/host.ts' },
    outdir: `${made}/server`,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

async function bundlePage() {
  await buildPage({
    configFile: `${root}vite.config.ts`,
    build: { outDir: `${made}/web`, emptyOutDir: true },
    logLevel: 'error',
  });
}

// A reader of `dist/` sees the old build or the new one, never half of one.
async function replaceDist() {
  const dist = `${root}dist`;
  const old = `${made}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(made, dist);
  await rm(old, { recursive: true, force: true });
}
