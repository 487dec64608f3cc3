/** How long a run may take: time in which something is held counts only once patience is used up. */

/** Whoever holds the wire may think and talk so long, in all, ms. */
export const PATIENCE_MS = 600_000;

export interface RunLimits {
  /** Longest time a run may take, ms. */
  readonly limitMs: number;
  /** Time in which the wire, a frame or a program is held does not count, up to so much in all, ms. */
  readonly patienceMs: number;
}

/** Tells when the limit ends a run, from when something stood that a person must let go. */
export class RunLimit {
  readonly #limitUs: number;
  readonly #patienceUs: number;
  /** Since when something stands; null while nothing does. */
  #sinceUs: number | null = null;
  #stoodUs = 0;

  constructor({ limitMs, patienceMs }: RunLimits) {
    this.#limitUs = limitMs * 1000;
    this.#patienceUs = patienceMs * 1000;
  }

  /** From `atUs` on something stands, or nothing. Times never decrease. */
  note(stands: boolean, atUs: number): void {
    if (stands) this.#sinceUs ??= atUs;
    else if (this.#sinceUs !== null) {
      this.#stoodUs += atUs - this.#sinceUs;
      this.#sinceUs = null;
    }
  }

  /** When the run ends if all stays as it is, µs since it began. */
  get endsUs(): number {
    const patienceUs = this.#sinceUs === null ? this.#stoodUs : Infinity;
    return this.#limitUs + Math.min(patienceUs, this.#patienceUs);
  }

  /** How much time has not counted by `nowUs`, µs. */
  uncountedUs(nowUs: number): number {
    const standsUs = this.#sinceUs === null ? 0 : nowUs - this.#sinceUs;
    return Math.min(this.#stoodUs + standsUs, this.#patienceUs);
  }
}
