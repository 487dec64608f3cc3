/** The rate limiter's queue: frames leave one after another, each for as long as its bits take. */

/** So many frames that have left are forgotten at once. */
const FORGET_FRAMES = 1024;

export class SerialQueue {
  private busyUntilUs = 0;
  /** When each frame begins to leave, in order; those before `head` have. */
  private startsUs: number[] = [];
  private head = 0;

  /** Frames that wait at `nowUs`; the one that is leaving does not. Call it with times that never go back. */
  countWaiting(nowUs: number): number {
    const { startsUs } = this;
    while (this.head < startsUs.length && (startsUs[this.head] ?? 0) <= nowUs) this.head++;
    if (this.head >= FORGET_FRAMES) {
      this.startsUs = startsUs.slice(this.head);
      this.head = 0;
    }
    return this.startsUs.length - this.head;
  }

  /** Takes a frame in at its tail; says when its last bit has left, µs. */
  push(nowUs: number, lengthBytes: number, rateKbitPerS: number): number {
    const startUs = Math.max(nowUs, this.busyUntilUs);
    this.startsUs.push(startUs);
    this.busyUntilUs = startUs + (lengthBytes * 8 * 1000) / rateKbitPerS;
    return this.busyUntilUs;
  }
}
