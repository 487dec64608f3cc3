/** Runs made from the one on the stage, with one thing changed. */

import type { ForkChange } from '#core/fork/fork-change.ts';
import type { Fork } from '#core/fork/fork-run.ts';
import { startRun } from '../api.ts';
import type { Choice } from './choice.svelte.ts';
import type { Comparison } from './comparison.svelte.ts';
import type { Run } from './run.svelte.ts';

/** How a run was made from the one beside it. */
export interface Made {
  readonly change: ForkChange;
  /** The packet it was made at, and when that or the end was, µs since the run began. */
  readonly packet: number | null;
  readonly atUs: number;
  /** How many of the things done by hand it repeats, and how many it does not. */
  readonly repeated: number;
  readonly leftOut: number;
}

export interface ForksOptions {
  readonly run: Run;
  readonly choice: Choice;
  readonly comparison: Comparison;
  /** Whether the server has a lab. */
  readonly hasLab: () => boolean;
  readonly attempt: (action: () => Promise<unknown>) => Promise<boolean>;
  /** Brings the run of that id on the stage. */
  readonly enter: (id: string) => void;
}

export class Forks {
  /** The dialog that asks what is to be changed is open. */
  isOpen = $state(false);
  /** How the run on the stage was made; null where it was not made from another. */
  made = $state.raw<Made | null>(null);
  readonly #options: ForksOptions;

  /** The run on the stage is over, and another can be made from it. */
  readonly canFork: boolean = $derived.by(() => {
    const { run, choice, comparison, hasLab } = this.#options;
    const isKnown = choice.catalogue.some(({ id }) => id === run.log.start?.scenario);
    return isKnown && hasLab() && comparison.canKeep && run.state === 'ended';
  });

  constructor(options: ForksOptions) {
    this.#options = options;
  }

  /** Asks what is to be changed. */
  open(): void {
    if (this.canFork) this.isOpen = true;
  }

  /** Starts the run beside the one on the stage, which is kept as A. A refusal is shown on the page, and nothing else changes. */
  async start(
    { request, repeated, leftOut }: Fork,
    made: Pick<Made, 'change' | 'packet' | 'atUs'>,
  ) {
    const { attempt, comparison, enter } = this.#options;
    this.isOpen = false;
    await attempt(async () => {
      const { id } = await startRun(request);
      comparison.keep();
      enter(id);
      this.made = { ...made, repeated, leftOut };
    });
  }
}
