import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'vitest';
import { PACKAGE_ROOT } from '../root.ts';
import { SCENARIOS } from './index.ts';

const execute = promisify(execFile);
const FOLDER = join(PACKAGE_ROOT, 'server/scenarios');

/** Namespaces of its own, so that ports are free, names are ours and nothing is left. */
const SCRATCH = [
  '--user',
  '--map-root-user',
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
];

const FOLDERS = new Set(SCENARIOS.map(({ id, programsIn = id }) => programsIn));

test.concurrent.for([...FOLDERS])(
  'the programs of %s run under an ordinary python3',
  { timeout: 90_000 },
  async (folder, { expect }) => {
    const command = ['python3', join(FOLDER, 'python3-pair.py'), join(FOLDER, folder)];
    // Rejects where a program ends with an error.
    const { stdout, stderr } = await execute('unshare', [...SCRATCH, '--', ...command]);
    expect(stderr).toBe('');
    expect(stdout).not.toBe('');
  },
);
