/** One run's events: append-only, dense, and told to whoever listens. */

import type { RunEnded, RunEvent } from '#core/event.ts';

/** Rough memory of an event beside its long strings, bytes. */
const EVENT_BYTES = 300;

/** The events of one run. `length` is also the `seq` of the next one. */
export class RunLog {
  readonly #events: RunEvent[] = [];
  readonly #listeners = new Set<() => void>();
  #sizeBytes = 0;
  #ended: RunEnded | null = null;

  /** Count of events so far. */
  get length(): number {
    return this.#events.length;
  }

  /** Roughly what the log holds in memory, bytes. */
  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** The `run end` event, or null while the run goes on. */
  get ended(): RunEnded | null {
    return this.#ended;
  }

  /** The last event, or null before the first. */
  get last(): RunEvent | null {
    return this.#events.at(-1) ?? null;
  }

  /** Events with `from ≤ seq < to`. */
  slice(from: number, to?: number): readonly RunEvent[] {
    return this.#events.slice(from, to);
  }

  /** Takes the next events in order. Throws where `seq` is not dense, `atUs` goes back or the log has ended: that is a bug. */
  append(events: readonly RunEvent[]): void {
    for (const event of events) {
      this.#assertFollows(event);
      this.#events.push(event);
      this.#sizeBytes += EVENT_BYTES + textLength(event);
      if (event.type === 'run' && event.phase === 'end') this.#ended = event;
    }
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls `listener` after each append until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #assertFollows(event: RunEvent): void {
    if (this.#ended) throw new Error(`event ${event.seq} after the end of the run`);
    if (event.seq !== this.#events.length) {
      throw new Error(`event ${event.seq} where ${this.#events.length} was due`);
    }
    if (event.atUs < (this.last?.atUs ?? 0))
      throw new Error(`event ${event.seq} goes back in time`);
  }
}

function textLength(event: RunEvent): number {
  if (event.type === 'sent') return event.bytes.length;
  if (event.type === 'output') return event.text.length;
  if (event.type === 'call') return event.args.length;
  return event.type === 'return' ? (event.result?.length ?? 0) : 0;
}
