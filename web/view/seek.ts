/** The stage after any number of events, cheaply: checkpoints on the way, and a step forward where one is near. */

import type { RunLog } from './log.ts';
import { countWhile } from './sorted.ts';
import type { Stage } from './stage.ts';
import { EMPTY_STAGE, reduceStage } from './stage.ts';

/** Events between checkpoints: a seek reduces at most so many, once it has been there. */
const SPACING = 256;

/**
 * Answers for one growing log what every host shows after its first `count` events. States are never changed, so
 * the answer depends on `count` alone and not on what was asked before.
 */
export class StageSeeker {
  readonly #checkpoints: Stage[] = [EMPTY_STAGE];
  #last = { count: 0, stage: EMPTY_STAGE };

  /** The stage after the first `eventCount` events. */
  stageAfter({ events, stageSeqs }: RunLog, eventCount: number): Stage {
    // Only events that change a host's stage are counted: the frames between them are passed over.
    const count = countWhile(stageSeqs.length, (i) => (stageSeqs.at(i) ?? 0) < eventCount);
    let { count: at, stage } = this.#nearest(count);
    for (; at < count; at++) {
      if (at === this.#checkpoints.length * SPACING) this.#checkpoints.push(stage);
      const event = events.at(stageSeqs.at(at) ?? -1);
      if (event) stage = reduceStage(stage, event);
    }
    this.#last = { count, stage };
    return stage;
  }

  #nearest(count: number): { count: number; stage: Stage } {
    const place = Math.min(Math.floor(count / SPACING), this.#checkpoints.length - 1);
    const checkpoint = { count: place * SPACING, stage: this.#checkpoints[place] ?? EMPTY_STAGE };
    const isLastNearer = this.#last.count <= count && this.#last.count >= checkpoint.count;
    return isLastNearer ? this.#last : checkpoint;
  }
}
