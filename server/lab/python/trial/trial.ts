/** Runs programs for tests: in the lab's interpreter, or in the machine's own python3, each in a network namespace of its own. */

import { build as bundle } from 'esbuild';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../root.ts';
import { buildSnapshot } from '../build-snapshot.mjs';
import type { ProgramEnd, ProgramEvent } from '../host-bridge.ts';

const FOLDER = join(PACKAGE_ROOT, '.cache/python-trial');
/** Folder of the programs that both run. */
export const PROGRAMS = join(PACKAGE_ROOT, 'server/lab/python/trial/programs');
/** Root or not, a namespace with only its own loopback. */
const UNSHARE = process.getuid?.() === 0 ? ['--net'] : ['--user', '--map-root-user', '--net'];
/** As the lab's process starts node; see interpreter.ts. */
const NODE_FLAGS = ['--disallow-code-generation-from-strings'];
const LIMIT_MS = 20_000;

/** When to cancel a program: at the first such event. */
export interface CancelAt {
  readonly type: 'call' | 'line';
  /** The call's name, or the line's number. */
  readonly at: string | number;
}

export interface Trial {
  readonly source: string;
  readonly cancelAt?: CancelAt;
  /** Lines a person types; when they are over, `input()` sees the run cancelled. */
  readonly typed?: readonly string[];
}

export interface Verdict {
  readonly events: readonly ProgramEvent[];
  readonly end: ProgramEnd;
  /** From the cancel to the program's end, ms; null where nothing was cancelled. */
  readonly cancelledForMs: number | null;
}

/** An interpreter in a process of its own, for one test file. */
export class TrialHost {
  private readonly process: ChildProcess;

  private constructor(child: ChildProcess) {
    this.process = child;
  }

  /** Makes the snapshot where it is missing, and loads an interpreter from it. */
  static async start(): Promise<TrialHost> {
    const scripts = join(FOLDER, String(process.pid));
    await bundle({
      absWorkingDir: PACKAGE_ROOT,
      entryPoints: [
        'server/lab/python/trial/trial-process.ts',
        'server/lab/python/trial/trial-thread.ts',
      ],
      outdir: scripts,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
    });
    await buildSnapshot(FOLDER);
    const script = join(scripts, 'trial-process.js');
    const child = spawn('unshare', [...UNSHARE, process.execPath, ...NODE_FLAGS, script, FOLDER], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const host = new TrialHost(child);
    await host.answer();
    rmSync(scripts, { recursive: true });
    return host;
  }

  /** Runs a program; the interpreter is the same for all of a host's programs. */
  run(trial: Trial): Promise<Verdict> {
    const answer = this.answer<Verdict>();
    this.process.send(trial);
    return answer;
  }

  close(): void {
    this.process.disconnect();
  }

  private answer<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error('the trial process has ended'));
      this.process.once('exit', fail);
      this.process.once('message', (message) => {
        this.process.off('exit', fail);
        resolve(message as T);
      });
    });
  }
}

/** All that a program printed on a stream. */
export function printed({ events }: Verdict, stream: 'stdout' | 'stderr' = 'stdout'): string {
  return events.map((e) => (e.type === 'output' && e.stream === stream ? e.text : '')).join('');
}

/** What a program of `trial/programs` prints under the machine's python3. */
export function printedByPython3(file: string): string {
  const wake = join(PROGRAMS, 'loopback.py');
  const { stdout, stderr, status } = spawnSync(
    'unshare',
    [...UNSHARE, 'sh', '-c', 'python3 "$0" && exec python3 "$1"', wake, join(PROGRAMS, file)],
    { encoding: 'utf8', timeout: LIMIT_MS, killSignal: 'SIGKILL' },
  );
  if (status !== 0) throw new Error(`python3 ${file} failed:\n${stderr}`);
  return stdout;
}
