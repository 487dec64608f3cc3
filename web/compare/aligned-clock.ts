/** One clock for two runs: what happened at the same time after the first packet stands at the same height. */

import { LectureClock } from '../ladder/clock.ts';
import type { Clock, Gap } from '../ladder/clock.ts';
import { flightScale } from '../ladder/scale.ts';
import { TrueClock } from '../ladder/true-clock.ts';
import { countWhile } from '../view/sorted.ts';
import type { RunLog } from '../view/log.ts';
import type { MergedEvents } from './merged-events.ts';
import type { Pair, Side } from './side.ts';

/**
 * Places the events of both logs by one monotone map of their true times. Moments never decrease with time,
 * whichever run an event is of, and once given they never change.
 */
export class AlignedClock {
  readonly name: Clock['name'];
  /** The events of both, in the order of time, for steps that stop at either's. */
  readonly events: MergedEvents;
  /** The clock as each run's own views read it. */
  readonly of: Pair<Clock>;
  readonly #merged: Clock;
  #logs: Pair<RunLog> | null = null;

  /** @param events - extended by who owns it: it serves every clock. */
  constructor(name: Clock['name'], events: MergedEvents) {
    this.name = name;
    this.events = events;
    this.#merged = name === 'lecture' ? new LectureClock() : new TrueClock();
    this.of = { a: this.#sideClock('a'), b: this.#sideClock('b') };
  }

  /** Takes up what has been placed in the list since. */
  extend(logs: Pair<RunLog>): void {
    this.#logs = logs;
    this.#merged.extend(this.events);
  }

  get endMs(): number {
    return this.#merged.endMs;
  }

  /** The moment of an event of the merged list. */
  momentOf(place: number): number {
    return this.#merged.momentOf(place);
  }

  /** How many events of the merged list lie at or before a moment. */
  countAt(ms: number): number {
    return this.#merged.countAt(ms);
  }

  /** Both ladders are drawn to one scale: the longer first flight's. */
  get #flightMs(): number {
    const logs = this.#logs;
    if (logs === null) return this.#merged.flightMs;
    return Math.max(flightScale(logs.a, this.#merged), flightScale(logs.b, this.#merged));
  }

  #sideClock(side: Side): Clock {
    const { events } = this;
    const merged = this.#merged;
    const momentOf = (seq: number): number =>
      seq < 0 || events.countOf(side) === 0 ? 0 : merged.momentOf(events.placeOf(side, seq));
    const drawnFlightMs = (): number => this.#flightMs;
    return {
      name: this.name,
      flightMs: merged.flightMs,
      get drawnFlightMs(): number {
        return drawnFlightMs();
      },
      get endMs(): number {
        return merged.endMs;
      },
      get gaps(): readonly Gap[] {
        return merged.gaps;
      },
      // The pair is extended at once, by who owns it.
      extend: () => undefined,
      momentOf,
      countAt: (ms) => countWhile(events.countOf(side), (seq) => momentOf(seq) <= ms),
      runTimeAt: (ms) => Math.max(0, merged.runTimeAt(ms) - events.shiftUs(side)),
      momentOfSilence: (atUs) => merged.momentOfSilence(atUs + events.shiftUs(side)),
    };
  }
}
