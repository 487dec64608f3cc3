/** `npm run oracle -- FOLDER`: bundles the comparison with tshark and runs it. */

import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'slowwire-oracle-'));
try {
  const outfile = join(folder, 'oracle.mjs');
  await build({
    entryPoints: [join(root, 'e2e/oracle/main.ts')],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = await main(process.argv.slice(2), root);
} finally {
  await rm(folder, { recursive: true, force: true });
}
