/** The clock that shows time as it was. */

import type { RunEvent } from '#core/event.ts';
import type { List } from '../view/list.ts';
import { countWhile } from '../view/sorted.ts';
import type { Clock, Gap } from './clock.ts';

/** One lecture ms is one ms of the run. */
export class TrueClock implements Clock {
  readonly name = 'true';
  readonly flightMs = 0;
  readonly gaps: readonly Gap[] = [];
  #events: List<RunEvent> = [];
  #count = 0;

  extend(events: List<RunEvent>): void {
    this.#events = events;
    this.#count = events.length;
  }

  get endMs(): number {
    return this.momentOf(this.#count - 1);
  }

  momentOf(seq: number): number {
    const last = Math.min(seq, this.#count - 1);
    return last < 0 ? 0 : (this.#events.at(last)?.atUs ?? 0) / 1000;
  }

  countAt(ms: number): number {
    return countWhile(this.#count, (i) => this.momentOf(i) <= ms);
  }

  runTimeAt(ms: number): number {
    return ms * 1000;
  }

  momentOfSilence(atUs: number): number {
    return Math.max(this.endMs, atUs / 1000);
  }
}
