/** The two clocks of the run on the stage. */

import type { Clock } from '../ladder/clock.ts';
import { LectureClock } from '../ladder/clock.ts';
import { TrueClock } from '../ladder/true-clock.ts';
import type { RunLog } from '../view/log.ts';

export class Clocks {
  #both = $state.raw<Readonly<Record<Clock['name'], Clock>>>(made());

  of(name: Clock['name']): Clock {
    return this.#both[name];
  }

  /** Another run comes on the stage. */
  restart(): void {
    this.#both = made();
  }

  /** Takes up what the log has brought. */
  extend({ events }: RunLog): void {
    this.#both.lecture.extend(events);
    this.#both.true.extend(events);
  }
}

function made(): Readonly<Record<Clock['name'], Clock>> {
  return { lecture: new LectureClock(), true: new TrueClock() };
}
