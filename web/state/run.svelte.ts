/** The run on the stage: its log as far as it has come, and how it stands. */

import type { RunEvent } from '#core/event.ts';
import { EMPTY_LOG, LogBuilder } from '../view/log.ts';
import type { RunLog } from '../view/log.ts';

/** `idle` before the first run; `lost` where the connection could not be restored. */
export type RunState = 'idle' | 'starting' | 'queued' | 'live' | 'ended' | 'lost';

/** Where the log comes from: the live lab, a recording of ours, or a capture from elsewhere. */
export type RunSource =
  { readonly type: 'live' } | { readonly type: 'recording' | 'capture'; readonly file: string };

/** Owned by the session; views read it. */
export class Run {
  id = $state<string | null>(null);
  state = $state<RunState>('idle');
  /** Place in the queue while `queued`. */
  place = $state(0);
  isConnected = $state(true);
  log = $state.raw<RunLog>(EMPTY_LOG);
  source = $state.raw<RunSource>({ type: 'live' });
  readonly isLive = $derived(this.state === 'live' || this.state === 'queued');
  #builder = new LogBuilder();
  /** When the latest event came in, by the page's clock, ms. */
  #heardAtMs = 0;

  /** Clears the stage for another run. */
  begin(): void {
    this.#builder = new LogBuilder();
    this.log = this.#builder.snapshot();
    this.id = null;
    this.source = { type: 'live' };
    this.place = 0;
    this.state = 'starting';
  }

  /** The `seq` that comes next. */
  get next(): number {
    return this.#builder.next;
  }

  /** Makes room for a log that ended, or was cut off, elsewhere. */
  show(source: RunSource): void {
    this.begin();
    this.source = source;
    this.state = 'ended';
  }

  /** More of a log that is read from a file: it goes on where {@link show} began. */
  grow(events: readonly RunEvent[]): void {
    this.log = this.#builder.append(events);
  }

  append(events: readonly RunEvent[], heardAtMs: number): void {
    this.log = this.#builder.append(events);
    this.#heardAtMs = heardAtMs;
    if (this.log.end) this.state = 'ended';
    else if (this.log.count > 0) this.state = 'live';
  }

  /** How far the run itself is by now, µs: the latest event's time and what has passed since it came in. */
  nowUs(pageClockMs: number): number {
    const last = this.log.events.at(-1)?.atUs ?? 0;
    return this.state === 'live' ? last + (pageClockMs - this.#heardAtMs) * 1000 : last;
  }
}
