/** Round-trip times smoothed as a sender does. */

/** RFC 6298 §2.3: alpha. */
const ALPHA = 1 / 8;

export class RttSmoother {
  #srttUs = NaN;

  /** SRTT after one more sample, µs (RFC 6298 §2.2 and §2.3). */
  push(rttUs: number): number {
    const isFirst = Number.isNaN(this.#srttUs);
    this.#srttUs = isFirst ? rttUs : (1 - ALPHA) * this.#srttUs + ALPHA * rttUs;
    return this.#srttUs;
  }
}
