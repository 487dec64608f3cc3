// Writes pyodide.snapshot, the memory that interpreters are loaded from; a step of server/build.mjs.
import { build as bundle } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Writes `folder`/pyodide.snapshot; takes it from `former`, an older such folder, where pyodide and the Python sources are the same. */
export async function buildSnapshot(folder, former = folder) {
  const { makeSnapshot, snapshotInputs } = await bundleMaker(folder);
  const hash = createHash('sha256');
  for (const input of snapshotInputs()) hash.update(input);
  const key = hash.digest('hex');
  const isSame = existsSync(keyFile(former)) && readFileSync(keyFile(former), 'utf8') === key;
  if (!isSame) replaceFile(snapshotFile(folder), await makeSnapshot());
  else if (former !== folder) copyFileSync(snapshotFile(former), snapshotFile(folder));
  replaceFile(keyFile(folder), key);
}

async function bundleMaker(folder) {
  const outfile = `${folder}/snapshot-maker-${process.pid}.mjs`;
  await bundle({
    absWorkingDir: root,
    entryPoints: ['server/lab/python/snapshot.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}

// Test files build side by side: a reader sees a whole file, old or new.
function replaceFile(file, content) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, file);
}

const snapshotFile = (folder) => `${folder}/pyodide.snapshot`;
const keyFile = (folder) => `${folder}/pyodide.snapshot.key`;
