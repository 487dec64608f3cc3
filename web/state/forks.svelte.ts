/** Runs made from the one on the stage, with one thing changed. */

import type { Fork } from '#core/fork/fork-run.ts';
import { startRun } from '../api.ts';
import type { Choice } from './choice.svelte.ts';
import type { Comparison } from './comparison.svelte.ts';
import type { Run } from './run.svelte.ts';

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
  async start({ request }: Fork): Promise<void> {
    const { attempt, comparison, enter } = this.#options;
    this.isOpen = false;
    await attempt(async () => {
      const { id } = await startRun(request);
      comparison.keep();
      enter(id);
    });
  }
}
