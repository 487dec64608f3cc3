/** The server's handle on labs: a pool that keeps one warm, runs what it is given, and queues the rest. */

import type { EventSink, LabRun, RunSpec } from './run-spec.ts';

/** Starts and ends lab processes. To be constructed once by `server/main.ts`. */
export interface LabPool {
  /** Starts a run as soon as a lab is free; `sink` gets its events. */
  run(spec: RunSpec, sink: EventSink): LabRun;
  /** Resolves when a lab stands ready; rejects with AppError `lab-unavailable`. */
  warm(): Promise<void>;
  /** Ends every lab; runs under way end as `stopped`. Resolves when no process is left. */
  close(): Promise<void>;
}

/** Makes a pool of at most `size` labs. Starts nothing until `warm` or `run`. */
export function createLabPool(_options: { readonly size: number }): LabPool {
  throw new Error('not built yet');
}
