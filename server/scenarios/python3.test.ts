import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../root.ts';
import { SCENARIOS } from './index.ts';

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

test.for(SCENARIOS.map(({ id }) => id))(
  'the programs of %s run under an ordinary python3',
  { timeout: 90_000 },
  (id) => {
    const command = ['python3', join(FOLDER, 'python3-pair.py'), join(FOLDER, id)];
    const { status, stdout, stderr } = spawnSync('unshare', [...SCRATCH, '--', ...command], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).not.toBe('');
  },
);
