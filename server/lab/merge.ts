/** Puts the events of several threads into one order by time, and numbers them. */

import type { RunEvent } from '#core/event.ts';
import type { TimedEvent } from './chunk.ts';

/** Numbers events from 0; `atUs` never decreases. */
export class EventMerger {
  private waiting: TimedEvent[] = [];
  private seq = 0;
  private lastUs = 0;

  add(events: readonly TimedEvent[]): void {
    for (const event of events) this.waiting.push(event);
  }

  /** The events up to `watermarkUs`, in order. Events of the same µs keep the order they came in. */
  release(watermarkUs: number): RunEvent[] {
    this.waiting.sort((a, b) => a.atUs - b.atUs);
    const later = this.waiting.findIndex(({ atUs }) => atUs > watermarkUs);
    const count = later < 0 ? this.waiting.length : later;
    return this.waiting.splice(0, count).map((event) => this.stamp(event));
  }

  /** Numbers one event that is known to be the latest. */
  append(event: TimedEvent): RunEvent {
    return this.stamp(event);
  }

  private stamp(event: TimedEvent): RunEvent {
    // A thread held up between its clock and its ring could be later than the watermark allows for.
    this.lastUs = Math.max(this.lastUs, event.atUs);
    return { ...event, seq: this.seq++, atUs: this.lastUs };
  }
}
