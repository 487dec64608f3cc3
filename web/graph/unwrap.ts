/** Sequence numbers that go on where 32 bits begin again. */

import { seqAdd, seqDistance } from '#core/tcp/seq.ts';

/** Feed it the numbers of one direction, in any order within 2³¹ of each other (RFC 9293 §3.4). */
export class Unwrapper {
  #latest = 0;

  /** The number as it would be without an end to 32 bits; negative where it lies before the ISN. */
  push(seq: number): number {
    const whole = this.#latest + seqDistance(seq >>> 0, seqAdd(this.#latest, 0));
    this.#latest = Math.max(this.#latest, whole);
    return whole;
  }
}
