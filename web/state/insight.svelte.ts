/** Loads the explanations when they are first needed (they are as large as the rest of the page), and keeps them up to date. */

import type { Insight, InsightFollower } from '../view/insight.ts';
import type { RunLog } from '../view/log.ts';

/** Taking up what is new in a log may cost so much of a frame, ms. */
const SLICE_MS = 6;

export class Insights {
  /** Of the log as far as it was taken up; null until then. */
  current = $state.raw<Insight | null>(null);
  #follower: InsightFollower | null = null;
  #isLoading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #log: () => RunLog;

  /** @param log - the log on the stage. */
  constructor(log: () => RunLog) {
    this.#log = log;
  }

  /** Another log is on the stage. */
  clear(): void {
    this.current = null;
    void this.#load();
  }

  /** The log has grown. A long one is taken up in slices, so that the page goes on answering. */
  refresh(): void {
    clearTimeout(this.#timer);
    if (!this.#follower) return void this.#load();
    const untilMs = performance.now() + SLICE_MS;
    const insight = this.#follower.follow(this.#log(), () => performance.now() > untilMs);
    if (insight) this.current = insight;
    else this.#timer = setTimeout(() => this.refresh());
  }

  /** Fetches the code, once. */
  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const { InsightFollower: Follower } = await import('../view/insight.ts');
    this.#follower = new Follower();
    this.refresh();
  }
}
