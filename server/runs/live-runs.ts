/** For tests: runs of the catalogue's scenarios in real labs, from `dist/` brought up to date. */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createLabPool } from '../lab/client.ts';
import type { LabRun } from '../lab/run-spec.ts';
import { PACKAGE_ROOT } from '../root.ts';
import { loadCatalogue } from '../scenarios/catalogue.ts';
import { RunLog } from './log.ts';
import type { RunRequest } from '#core/run-request.ts';
import { resolveRun } from './resolve.ts';

/** Long enough for a build on a slow machine, ms. */
export const BUILD_LIMIT_MS = 300_000;

export interface LiveRun {
  /** Grows while the run lasts. */
  readonly log: RunLog;
  readonly run: LabRun;
}

/** Labs of a test file's own; close them when it is done. */
export class LiveRuns {
  readonly #pool;
  readonly #catalogue = loadCatalogue();

  constructor(options: { readonly labs: number }) {
    this.#pool = createLabPool({ size: options.labs });
  }

  /** Builds what is out of date and waits for the first lab. */
  async open(): Promise<void> {
    execFileSync(process.execPath, [join(PACKAGE_ROOT, 'server/start.mjs'), '--version']);
    await this.#pool.warm();
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Starts what `POST /api/runs` would; the seed is 7 where none is named. */
  async start(request: RunRequest): Promise<LiveRun> {
    const log = new RunLog();
    const spec = resolveRun(await this.#catalogue, { seed: 7, ...request }, () => 7);
    return { log, run: this.#pool.run(spec, (events) => log.append(events)) };
  }

  /** The same, to its end. */
  async play(request: RunRequest): Promise<RunLog> {
    const { log, run } = await this.start(request);
    await run.done;
    return log;
  }
}
