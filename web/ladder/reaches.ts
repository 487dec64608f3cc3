/** Which packets may still be on their way at a moment: found by halves, however many there are. */

import { Column } from '../view/column.ts';
import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';
import type { Clock } from './clock.ts';

/** As much of a log as this needs. */
export type Fates = Pick<RunLog, 'packets' | 'sentSeq' | 'settledSeq'>;

/** Follows one log on one clock. */
export class Reaches {
  /** By packet: the latest end of its flight and of all before it, ms of the clock. */
  readonly #latest = new Column();
  /** Numbers of packets that are still on their way, ascending. */
  #open: number[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes up what the log has brought since; the clock must have been extended first. */
  update(log: Fates): void {
    this.#open = this.#open.filter((number) => !this.#settle(log, number));
    for (let number = this.#latest.length + 1; number <= log.packets.length; number++) {
      this.#latest.push(this.#latest.last);
      if (!this.#settle(log, number)) this.#open.push(number);
    }
  }

  /**
   * Numbers of the packets that left not later than `toMs` and may have been on their way at `fromMs` or after, as a
   * range `[first, end)` and those on their way before it.
   */
  between(
    log: Fates,
    fromMs: number,
    toMs: number,
  ): { readonly open: readonly number[]; readonly first: number; readonly end: number } {
    const { length } = this.#latest;
    const leftBy = (ms: number): number =>
      countWhile(length, (i) => this.#clock.momentOf(log.sentSeq(i + 1)) <= ms);
    const end = 1 + leftBy(toMs);
    const gone = countWhile(length, (i) => this.#latest.at(i) < fromMs);
    const first = Math.min(end, 1 + Math.min(gone, leftBy(fromMs)));
    return { open: this.#open.filter((number) => number < first), first, end };
  }

  /** Notes when the packet's flight was over; false while it is not. */
  #settle(log: Fates, number: number): boolean {
    const seq = log.settledSeq(number);
    if (seq === Infinity) return false;
    // A lost packet is drawn breaking off after the wire had decided on it.
    const endMs = this.#clock.momentOf(Math.max(0, seq)) + this.#clock.flightMs;
    for (let i = number - 1; i < this.#latest.length && this.#latest.at(i) < endMs; i++) {
      this.#latest.set(i, endMs);
    }
    return true;
  }
}
