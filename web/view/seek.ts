/** The stage after any number of events, cheaply: checkpoints on the way, and a step forward where one is near. */

import type { RunEvent } from '#core/event.ts';
import type { Stage } from './stage.ts';
import { EMPTY_STAGE, reduceStage } from './stage.ts';

/** Events between checkpoints: a seek reduces at most so many. */
const SPACING = 256;

/**
 * Answers `stageAfter(events, count)` for one growing log. States are never changed, so the answer
 * depends on `count` alone and not on what was asked before.
 */
export class StageSeeker {
  readonly #checkpoints: Stage[] = [EMPTY_STAGE];
  #last = { count: 0, stage: EMPTY_STAGE };

  /** The stage after the first `count` events. */
  stageAfter(events: readonly RunEvent[], count: number): Stage {
    let { count: at, stage } = this.#nearest(count);
    while (at < count) {
      const event = events[at];
      if (!event) break;
      stage = reduceStage(stage, event);
      at++;
      if (at === this.#checkpoints.length * SPACING) this.#checkpoints.push(stage);
    }
    this.#last = { count: at, stage };
    return stage;
  }

  #nearest(count: number): { count: number; stage: Stage } {
    const place = Math.min(Math.floor(count / SPACING), this.#checkpoints.length - 1);
    const checkpoint = { count: place * SPACING, stage: this.#checkpoints[place] ?? EMPTY_STAGE };
    const isLastNearer = this.#last.count <= count && this.#last.count >= checkpoint.count;
    return isLastNearer ? this.#last : checkpoint;
  }
}
