/** Holds runs by id, and lets the oldest ended ones go when there are too many. */

import type { Run } from './run.ts';

export interface StoreLimits {
  /** Most runs kept, ended and not. */
  readonly runs: number;
  /** Most bytes of logs kept. */
  readonly bytes: number;
}

/** Runs in the order they began. Only ended runs are ever dropped for room. */
export class RunStore {
  readonly #runs = new Map<string, Run>();
  readonly #limits: StoreLimits;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
  }

  add(run: Run): void {
    this.#runs.set(run.id, run);
    this.makeRoom();
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  delete(id: string): void {
    this.#runs.delete(id);
  }

  /** The runs that have not ended. */
  unfinished(): readonly Run[] {
    return [...this.#runs.values()].filter(({ log }) => !log.ended);
  }

  /** Drops the oldest ended runs until the limits hold or none is left to drop. To be called when a run ends. */
  makeRoom(): void {
    let bytes = [...this.#runs.values()].reduce((sum, { log }) => sum + log.sizeBytes, 0);
    for (const run of [...this.#runs.values()]) {
      if (this.#runs.size <= this.#limits.runs && bytes <= this.#limits.bytes) return;
      if (!run.log.ended) continue;
      this.#runs.delete(run.id);
      bytes -= run.log.sizeBytes;
    }
  }
}
