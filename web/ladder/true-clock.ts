/** The clock that shows time as it was. */

import type { RunEvent } from '#core/event.ts';
import { countWhile } from '../view/sorted.ts';
import type { Clock, Gap } from './clock.ts';

/** One lecture ms is one ms of the run. */
export class TrueClock implements Clock {
  readonly name = 'true';
  readonly flightMs = 0;
  readonly gaps: readonly Gap[] = [];
  readonly #us: number[] = [];

  extend(events: readonly RunEvent[]): void {
    for (let seq = this.#us.length; seq < events.length; seq++) {
      this.#us.push(events[seq]?.atUs ?? 0);
    }
  }

  get endMs(): number {
    return (this.#us.at(-1) ?? 0) / 1000;
  }

  momentOf(seq: number): number {
    return (this.#us[Math.min(seq, this.#us.length - 1)] ?? 0) / 1000;
  }

  countAt(ms: number): number {
    // As `momentOf` divides, so that an event's own moment always includes it.
    return countWhile(this.#us.length, (i) => (this.#us[i] ?? 0) / 1000 <= ms);
  }

  runTimeAt(ms: number): number {
    return ms * 1000;
  }

  momentOfSilence(atUs: number): number {
    return Math.max(this.endMs, atUs / 1000);
  }
}
