/** Entry of the lab process: keeps warm hosts, runs one run at a time, and goes when the server goes. */

import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { frameChunk } from './chunk-stream.ts';
import { HostThread } from './host-thread.ts';
import { CHUNK_FD, type FromLab, type ToLab } from './lab-messages.ts';
import { RUN_ENDED } from './fault.ts';
import type { RunSpec } from './run-spec.ts';
import { Run } from './run.ts';

type Command = Extract<ToLab, { type: 'command' }>;

const USUAL_HOSTS = 2;
const HOST_SCRIPT = new URL('./host.js', import.meta.url);
const SNAPSHOT_FILE = fileURLToPath(new URL('../pyodide.snapshot', import.meta.url));

const chunks = new Socket({ fd: CHUNK_FD });
const say = (message: FromLab) => process.send?.(message);
const threads: HostThread[] = [];
let current: Run | null = null;
let isPreparing = false;
/** Commands that came while the run was being prepared. */
const early: Command[] = [];

process.on('disconnect', () => process.exit());
process.on('message', (message: ToLab) => {
  if (message.type === 'run') void run(message.spec);
  else if (current || !isPreparing) carryOut(message);
  else early.push(message);
});
chunks.on('error', () => process.exit(1));

void warmTo(USUAL_HOSTS).then(() => say({ type: 'warm' }), fail);

async function run(spec: RunSpec): Promise<void> {
  isPreparing = true;
  try {
    await warmTo(spec.hosts.length);
    current = await Run.prepare(
      spec,
      threads.slice(0, spec.hosts.length),
      (watermarkUs, records) => {
        for (const buffer of frameChunk(watermarkUs, records)) chunks.write(buffer);
      },
    );
    const over = current.execute();
    isPreparing = false;
    for (const command of early.splice(0)) carryOut(command);
    const isReusable = await over;
    current = null;
    if (isReusable) say({ type: 'idle' });
    else chunks.end(() => process.exit(0)); // A program is out of reach; its process goes with it.
  } catch (error) {
    fail(error);
  }
}

function carryOut({ id, command }: Command): void {
  say({ type: 'answer', id, answer: current?.command(command) ?? RUN_ENDED });
}

async function warmTo(count: number): Promise<void> {
  const missing = Math.max(0, count - threads.length);
  const options = { script: HOST_SCRIPT, snapshotFile: SNAPSHOT_FILE };
  threads.push(
    ...(await Promise.all(Array.from({ length: missing }, () => HostThread.start(options)))),
  );
}

function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.send?.({ type: 'failed', message } satisfies FromLab, () => process.exit(1));
}
