/** A trial's thread: holds the interpreter, as a host's thread of the lab does. */

import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { HostBridge, ProgramEnd, ProgramEvent } from '../host-bridge.ts';
import { loadInterpreter } from '../interpreter.ts';
import type { Trial } from './trial.ts';

export interface ThreadSetup {
  readonly interrupt: SharedArrayBuffer;
  readonly cancelFd: number;
  readonly snapshotFile: string;
}

export type FromThread =
  | { readonly type: 'ready' }
  | { readonly type: 'cancel' }
  | {
      readonly type: 'verdict';
      readonly verdict: { readonly events: readonly ProgramEvent[]; readonly end: ProgramEnd };
    };

const { interrupt, cancelFd, snapshotFile }: ThreadSetup = workerData;
const say = (message: FromThread) => parentPort?.postMessage(message);
const interpreter = await loadInterpreter(readFileSync(snapshotFile), { interrupt });

parentPort?.on('message', (trial: Trial) => {
  const events: ProgramEvent[] = [];
  const end = interpreter.run({ file: 'program.py', source: trial.source }, bridge(trial, events));
  say({ type: 'verdict', verdict: { events, end } });
});
say({ type: 'ready' });

function bridge({ cancelAt, typed = [] }: Trial, events: ProgramEvent[]): HostBridge {
  const lines = [...typed];
  let calls = 0;
  return {
    hostName: 'client',
    hosts: { client: '127.0.0.1', server: '127.0.0.2' },
    hosts6: {},
    cancelFd,
    nextCall: () => ++calls,
    readInput: () => lines.shift() ?? null,
    hold: () => false,
    record(event) {
      events.push(event);
      const isPlace =
        (event.type === 'call' && event.name === cancelAt?.at) ||
        (event.type === 'line' && event.line === cancelAt?.at);
      if (isPlace && event.type === cancelAt?.type) say({ type: 'cancel' });
    },
  };
}
