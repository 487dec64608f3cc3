/** How the run on the stage stands at the playhead. All of it follows from the log and the moment. */

import type { Clock } from '../ladder/clock.ts';
import { packetInFocus } from '../view/focus.ts';
import { litBy } from '../view/lit.ts';
import { StageSeeker } from '../view/seek.ts';
import type { Run } from './run.svelte.ts';
import type { Selection } from './selection.svelte.ts';

export interface MomentOptions {
  readonly run: Run;
  readonly selection: Selection;
  /** The clock in use. */
  readonly clock: () => Clock;
  /** The playhead, ms of that clock. */
  readonly ms: () => number;
}

export class Moment {
  readonly #options: MomentOptions;
  #seeker = new StageSeeker();

  /** Events up to the playhead. */
  readonly eventCount: number = $derived.by(() => {
    const { run, clock, ms } = this.#options;
    return Math.min(clock().countAt(ms()), run.log.count);
  });
  /** What every host shows. */
  readonly stage = $derived.by(() =>
    this.#seeker.stageAfter(this.#options.run.log, this.eventCount),
  );
  /** The packet that is explained; null before the first. */
  readonly packet = $derived.by(() => {
    const { run, selection } = this.#options;
    return packetInFocus(run.log, this.eventCount, selection.packet);
  });
  /** What is tied to what the pointer is on, or else to the packet selected. */
  readonly lit = $derived.by(() => {
    const { run, selection } = this.#options;
    return litBy(run.log, selection.inHand, this.eventCount);
  });
  /** The run's own time, µs. */
  readonly atUs = $derived.by(() => {
    const { run, clock, ms } = this.#options;
    void run.log; // the clock grows with the log
    return clock().runTimeAt(ms());
  });

  constructor(options: MomentOptions) {
    this.#options = options;
  }

  /** Another run comes on the stage. */
  restart(): void {
    this.#seeker = new StageSeeker();
  }
}
