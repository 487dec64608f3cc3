/** Sends what a person asks of the run on the stage. The server carries commands out one after another. */

import type { CommandDone, RunCommand } from '#core/command/run-command.ts';
import { ApiError, commandRun } from '../api.ts';
import type { Problem } from '../controls/refusal.ts';
import type { Run } from './run.svelte.ts';

export class Commands {
  readonly #run: Run;
  readonly #attempt: (action: () => Promise<unknown>) => Promise<boolean>;
  /** The run on the stage lasts in the lab, so that commands reach it. */
  readonly canSend: boolean = $derived.by(() => this.#run.state === 'live');

  /** @param attempt - does something that the server may refuse, and shows the refusal. */
  constructor(run: Run, attempt: (action: () => Promise<unknown>) => Promise<boolean>) {
    this.#run = run;
    this.#attempt = attempt;
  }

  /**
   * Resolves with what was done; null where there is no run under way, or it was refused.
   *
   * @param onrefused - takes what the server refused, and why; left out, the page shows them.
   */
  async send(
    command: RunCommand,
    onrefused?: (refusal: Problem) => void,
  ): Promise<CommandDone | null> {
    const { id, isLive } = this.#run;
    if (id === null || !isLive) return null;
    let done: CommandDone | null = null;
    await this.#attempt(async () => {
      try {
        done = await commandRun(id, command);
      } catch (error) {
        if (!onrefused || !(error instanceof ApiError)) throw error;
        onrefused(error);
      }
    });
    return done;
  }
}
