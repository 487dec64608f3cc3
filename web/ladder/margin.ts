/** The call bars beside the lifelines, laid out as the log grows and independent of the playhead. */

import type { HostName } from '#core/event-base.ts';
import type { CallSpan } from '../view/calls.ts';
import { Column } from '../view/column.ts';
import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';
import type { Clock } from './clock.ts';
import type { Geometry, Lifeline } from './geometry.ts';
import { lifelineOf, yOf } from './geometry.ts';

export interface CallBar {
  readonly span: CallSpan;
  readonly lifeline: Lifeline;
  readonly startMs: number;
  /** Null while the call has not returned. */
  readonly endMs: number | null;
  /** Its name beside the bar, or null where the one above leaves no room. */
  readonly label: string | null;
}

/** The size of a call's name, as a share of a label's. */
export const CALL_FONT = 0.78;
const LONGEST_NAME = 12;

export class MarginLayout {
  /** By host: one that waits through the whole run must not keep the bars of others in every window. */
  readonly #columns = new Map<HostName, BarColumn>();
  /** Calls taken up, those of hosts that are not on the ladder among them. */
  #calls = 0;
  readonly #geometry: Geometry;
  readonly #clock: Clock;

  constructor(geometry: Geometry, clock: Clock) {
    this.#geometry = geometry;
    this.#clock = clock;
  }

  /** Takes up what the log has brought since; the clock must have been extended first. */
  update(log: RunLog): void {
    for (const column of this.#columns.values()) column.close(log);
    for (; this.#calls < log.calls.length; this.#calls++) {
      const span = log.calls[this.#calls];
      if (span) this.#columnOf(span.host)?.push(log, span);
    }
  }

  /** Bars that begin by `toMs` and last until `fromMs` or longer, host by host. */
  barsBetween(fromMs: number, toMs: number): readonly CallBar[] {
    return [...this.#columns.values()].flatMap((column) => column.between(fromMs, toMs));
  }

  #columnOf(host: HostName): BarColumn | null {
    const known = this.#columns.get(host);
    if (known) return known;
    const lifeline = lifelineOf(this.#geometry, host);
    if (!lifeline) return null;
    const column = new BarColumn(this.#geometry, this.#clock, lifeline);
    this.#columns.set(host, column);
    return column;
  }
}

/** The bars beside one lifeline. */
class BarColumn {
  readonly #bars: CallBar[] = [];
  /** By bar: the latest end of it and of all before it that have returned, ms. */
  readonly #latest = new Column();
  /** Places of the bars whose calls have not returned. */
  #open: number[] = [];
  readonly #geometry: Geometry;
  readonly #clock: Clock;
  readonly #lifeline: Lifeline;
  #labelY = -Infinity;

  constructor(geometry: Geometry, clock: Clock, lifeline: Lifeline) {
    this.#geometry = geometry;
    this.#clock = clock;
    this.#lifeline = lifeline;
  }

  push(log: RunLog, span: CallSpan): void {
    const place = this.#bars.push(this.#bar(span)) - 1;
    this.#latest.push(this.#latest.last);
    if (!this.#close(log, place)) this.#open.push(place);
  }

  /** Gives their ends to bars whose calls have returned since. */
  close(log: RunLog): void {
    this.#open = this.#open.filter((place) => !this.#close(log, place));
  }

  between(fromMs: number, toMs: number): readonly CallBar[] {
    const end = countWhile(this.#bars.length, (i) => (this.#bars[i]?.startMs ?? 0) <= toMs);
    const gone = countWhile(this.#bars.length, (i) => this.#latest.at(i) < fromMs);
    const first = Math.min(end, gone);
    const open = this.#open.filter((place) => place < first);
    return [...open.flatMap((place) => this.#bars[place] ?? []), ...this.#bars.slice(first, end)];
  }

  #bar(span: CallSpan): CallBar {
    const startMs = this.#clock.momentOf(span.seq);
    const y = yOf(this.#geometry, startMs);
    const least = this.#geometry.fontPx * CALL_FONT * 1.1;
    const hasRoom = y - this.#labelY >= least;
    if (hasRoom) this.#labelY = y;
    const label = hasRoom ? callLabel(span) : null;
    return { span, lifeline: this.#lifeline, startMs, endMs: null, label };
  }

  /** Gives the bar its end; false while its call has not returned. */
  #close(log: RunLog, place: number): boolean {
    const bar = this.#bars[place];
    const left = bar && log.findCall(bar.span.call)?.left;
    if (!bar || !left) return false;
    const endMs = this.#clock.momentOf(left.seq);
    this.#bars[place] = { ...bar, span: { ...bar.span, left }, endMs };
    for (let i = place; i < this.#latest.length && this.#latest.at(i) < endMs; i++) {
      this.#latest.set(i, endMs);
    }
    return true;
  }
}

/** `send(4)` for a write, `connect()` for the rest. */
export function callLabel(span: Pick<CallSpan, 'name' | 'bytes'>): string {
  const size = span.bytes ? String(span.bytes.end - span.bytes.start) : '';
  const text = `${span.name}(${size})`;
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}
