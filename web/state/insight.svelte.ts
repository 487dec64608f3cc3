/** Loads the explanations when they are first needed: they are as large as the rest of the page. */

import type { Insight, InsightFollower } from '../view/insight.ts';
import type { RunLog } from '../view/log.ts';

export class Insights {
  #follower = $state.raw<InsightFollower | null>(null);
  readonly #log: () => RunLog;
  /** Null until they are loaded. */
  readonly current: Insight | null = $derived.by(() => this.#follower?.follow(this.#log()) ?? null);
  #isAsked = false;

  /** @param log - the log on the stage; read again whenever it grows. */
  constructor(log: () => RunLog) {
    this.#log = log;
  }

  /** Fetches the code, once. */
  async load(): Promise<void> {
    if (this.#isAsked) return;
    this.#isAsked = true;
    const { InsightFollower: Follower } = await import('../view/insight.ts');
    this.#follower = new Follower();
  }
}
