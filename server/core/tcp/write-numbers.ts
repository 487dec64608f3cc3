/** Numbers the writes of a run: the one numbering that every picture takes a write's hue from. */

import type { RunEvent } from '../event.ts';

/** Feed it the log in order, every event once. */
export class WriteNumbers {
  readonly #byCall = new Map<number, number>();

  /** The number of the write that this event begins, from 0 in the order of the log; null where it begins none. */
  push(event: RunEvent): number | null {
    if (event.type !== 'call' || event.bytes === undefined) return null;
    const number = this.#byCall.size;
    this.#byCall.set(event.call, number);
    return number;
  }

  /** The number of the write that the call is, or null where it is none. */
  of(call: number): number | null {
    return this.#byCall.get(call) ?? null;
  }
}
