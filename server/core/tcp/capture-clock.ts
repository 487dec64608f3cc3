/** When each packet was captured: to the nanosecond, over any span of years. */

const FIRST_CAPACITY = 1024;
const NS_PER_SECOND = 1_000_000_000;

/** The times alone, a packet a place. */
export interface PackedClock {
  readonly seconds: Float64Array;
  readonly nanoseconds: Uint32Array;
}

/** Seconds and nanoseconds apart, because one double cannot hold both exactly for long. 12 bytes a packet. */
export class CaptureClock {
  #seconds: Float64Array;
  #nanoseconds: Uint32Array;
  #count: number;

  /** @param packed - times to go on from; none where left out. */
  constructor(packed?: PackedClock) {
    this.#seconds = packed?.seconds ?? new Float64Array(FIRST_CAPACITY);
    this.#nanoseconds = packed?.nanoseconds ?? new Uint32Array(FIRST_CAPACITY);
    this.#count = packed?.seconds.length ?? 0;
  }

  pack(): PackedClock {
    return {
      seconds: this.#seconds.slice(0, this.#count),
      nanoseconds: this.#nanoseconds.slice(0, this.#count),
    };
  }

  /** Notes the next packet's time: a fraction of more than a second is carried, a missing time (NaN) counts as 0. */
  add(seconds: number, nanoseconds: number): void {
    if (this.#count === this.#seconds.length) this.#grow();
    const carry = nanoseconds >= NS_PER_SECOND ? Math.floor(nanoseconds / NS_PER_SECOND) : 0;
    this.#seconds[this.#count] = Number.isNaN(seconds) ? 0 : seconds + carry;
    this.#nanoseconds[this.#count] = nanoseconds - carry * NS_PER_SECOND;
    this.#count++;
  }

  /** From one packet to another, ns; packets are numbered from 1. Exact up to 100 days. */
  elapsedNs(fromFrame: number, toFrame: number): number {
    const from = fromFrame - 1;
    const to = toFrame - 1;
    const seconds = (this.#seconds[to] ?? 0) - (this.#seconds[from] ?? 0);
    return seconds * NS_PER_SECOND + (this.#nanoseconds[to] ?? 0) - (this.#nanoseconds[from] ?? 0);
  }

  #grow(): void {
    const seconds = new Float64Array(this.#count * 2);
    seconds.set(this.#seconds);
    this.#seconds = seconds;
    const nanoseconds = new Uint32Array(this.#count * 2);
    nanoseconds.set(this.#nanoseconds);
    this.#nanoseconds = nanoseconds;
  }
}
