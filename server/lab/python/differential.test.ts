import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROGRAMS, TrialHost, printed, printedByPython3 } from './trial/trial.ts';

const START_LIMIT_MS = 120_000;
const RUN_LIMIT_MS = 30_000;

let host: TrialHost;
beforeAll(async () => {
  host = await TrialHost.start();
}, START_LIMIT_MS);
afterAll(() => host.close());

describe('a program prints the same as under the machine’s python3', () => {
  const files = [
    'tcp.py',
    'udp.py',
    'failures.py',
    'timing.py',
    'files.py',
    'urgent.py',
    'names.py',
    'loops.py',
    'coroutines.py',
  ];
  test.each(files)(
    '%s',
    async (file) => {
      const verdict = await host.run({ source: readFileSync(`${PROGRAMS}/${file}`, 'utf8') });
      expect(verdict.end.error?.traceback).toBeUndefined();
      expect(printed(verdict)).toBe(printedByPython3(file));
    },
    RUN_LIMIT_MS,
  );
});
