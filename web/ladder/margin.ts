/** What stands beside the lifelines: call bars with their names, and the words of the time axis. */

import type { RunLog } from '../view/log.ts';
import type { CallSpan } from '../view/calls.ts';
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

export interface Tick {
  readonly seq: number;
  readonly ms: number;
  readonly atUs: number;
}

/** The size of a call's name, as a share of a label's. */
export const CALL_FONT = 0.78;
const LONGEST_NAME = 12;

/** Call bars and ticks of one run, laid out as the log grows and independent of the playhead. */
export class MarginLayout {
  readonly bars: CallBar[] = [];
  readonly ticks: Tick[] = [];
  readonly #geometry: Geometry;
  readonly #clock: Clock;
  readonly #labelY = new Map<string, number>();
  #events = 0;

  constructor(geometry: Geometry, clock: Clock) {
    this.#geometry = geometry;
    this.#clock = clock;
  }

  /** Takes up what the log has brought since; the clock must have been extended first. */
  update(log: RunLog): void {
    for (let i = this.bars.length; i < log.calls.length; i++) {
      const span = log.calls[i];
      const bar = span && this.#bar(span);
      if (bar) this.bars.push(bar);
    }
    this.#returnCalls(log);
    for (; this.#events < log.count; this.#events++) this.#tick(log, this.#events);
  }

  #bar(span: CallSpan): CallBar | null {
    const lifeline = lifelineOf(this.#geometry, span.host);
    if (!lifeline) return null;
    const startMs = this.#clock.momentOf(span.seq);
    const y = yOf(this.#geometry, startMs);
    const least = this.#geometry.fontPx * CALL_FONT * 1.1;
    const hasRoom = y - (this.#labelY.get(span.host) ?? -Infinity) >= least;
    if (hasRoom) this.#labelY.set(span.host, y);
    return { span, lifeline, startMs, endMs: null, label: hasRoom ? callLabel(span) : null };
  }

  #returnCalls(log: RunLog): void {
    for (let i = 0; i < this.bars.length; i++) {
      const bar = this.bars[i];
      const left = bar?.endMs === null ? log.findCall(bar.span.call)?.left : null;
      if (!bar || !left) continue;
      const span = { ...bar.span, left };
      this.bars[i] = { ...bar, span, endMs: this.#clock.momentOf(left.seq) };
    }
  }

  #tick(log: RunLog, seq: number): void {
    const event = log.events[seq];
    const first = this.#geometry.lifelines[0]?.host;
    const isAtTheAxis =
      (event?.type === 'sent' || event?.type === 'arrived') && event.host === first;
    if (!event || (!isAtTheAxis && seq > 0)) return;
    const ms = this.#clock.momentOf(seq);
    const last = this.ticks.at(-1);
    const room = this.#geometry.fontPx * 1.3;
    if (last && (ms - last.ms) * this.#geometry.pxPerMs < room) return;
    this.ticks.push({ seq, ms, atUs: event.atUs });
  }
}

/** `send(4)` for a write, `connect()` for the rest. */
export function callLabel(span: Pick<CallSpan, 'name' | 'bytes'>): string {
  const size = span.bytes ? String(span.bytes.end - span.bytes.start) : '';
  const text = `${span.name}(${size})`;
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;
}
