/** The events of two runs as one list in the order of their times, each run counted from its first packet. */

import type { RunEvent } from '#core/event.ts';
import { Column } from '../view/column.ts';
import type { List } from '../view/list.ts';
import type { RunLog } from '../view/log.ts';
import type { Pair, Side } from './side.ts';
import { SIDES, otherSide } from './side.ts';

/** As much of a log as merging needs. */
export type MergedLog = Pick<RunLog, 'events' | 'count' | 'packets'>;

/**
 * Grows with the logs; what is placed stays where it is. Hosts and packets of the two runs get names of their own,
 * so that a clock over the list takes them for different ones.
 */
export class MergedEvents implements List<RunEvent> {
  /** Which run an event is of (0 or 1), and its `seq` there. */
  readonly #sides = new Column();
  readonly #seqs = new Column();
  readonly #places: Pair<Column> = { a: new Column(), b: new Column() };
  #logs: Pair<MergedLog> | null = null;
  #shiftsUs: Pair<number> | null = null;
  #lastAt = -1;
  #last: RunEvent | undefined;

  get length(): number {
    return this.#sides.length;
  }

  /** What is added to the times of a run, µs, so that both first packets leave at once; 0 before they have. */
  shiftUs(side: Side): number {
    return this.#shiftsUs?.[side] ?? 0;
  }

  /** How many events of a run are placed. */
  countOf(side: Side): number {
    return this.#places[side].length;
  }

  /** The place of a run's event in the list; of one that is not placed yet, the last's. */
  placeOf(side: Side, seq: number): number {
    const places = this.#places[side];
    return places.at(Math.min(seq, places.length - 1));
  }

  /**
   * Takes up what the logs have brought. While a run goes on, nothing of the other is placed beyond what has been
   * heard of it: it might still bring something earlier.
   */
  extend(logs: Pair<MergedLog>, isOver: Pair<boolean>): void {
    this.#logs = logs;
    this.#shiftsUs ??= shiftsOf(logs, isOver);
    if (this.#shiftsUs === null) return;
    for (;;) {
      const side = this.#next(logs, isOver);
      if (side === null) return;
      this.#places[side].push(this.length);
      this.#seqs.push(this.countOf(side) - 1);
      this.#sides.push(SIDES.indexOf(side));
    }
  }

  at(index: number): RunEvent | undefined {
    const place = index < 0 ? this.length + index : index;
    if (place < 0 || place >= this.length) return undefined;
    // A clock asks for the same event again and again.
    if (place !== this.#lastAt) {
      this.#last = this.#made(place);
      this.#lastAt = place;
    }
    return this.#last;
  }

  slice(start = 0, end = this.length): RunEvent[] {
    const events: RunEvent[] = [];
    for (let i = start; i < Math.min(end, this.length); i++) {
      const event = this.at(i);
      if (event) events.push(event);
    }
    return events;
  }

  /** The run whose next event is the earliest; null where that is not certain, or there is none. */
  #next(logs: Pair<MergedLog>, isOver: Pair<boolean>): Side | null {
    const [a, b] = [this.#nextUs('a', logs), this.#nextUs('b', logs)];
    const side: Side = b < a ? 'b' : 'a';
    if (Math.min(a, b) === Infinity) return null;
    const other = otherSide(side);
    const isHeard = this.countOf(other) < logs[other].count;
    return isHeard || isOver[other] ? side : null;
  }

  #nextUs(side: Side, logs: Pair<MergedLog>): number {
    const seq = this.countOf(side);
    const event = seq < logs[side].count ? logs[side].events.at(seq) : undefined;
    return event ? event.atUs + this.shiftUs(side) : Infinity;
  }

  #made(place: number): RunEvent | undefined {
    const side = SIDES[this.#sides.at(place)] ?? 'a';
    const event = this.#logs?.[side].events.at(this.#seqs.at(place));
    if (!event) return undefined;
    return {
      ...event,
      seq: place,
      atUs: event.atUs + this.shiftUs(side),
      ...('host' in event ? { host: `${side} ${event.host}` } : {}),
      ...('packet' in event ? { packet: event.packet * SIDES.length + SIDES.indexOf(side) } : {}),
    };
  }
}

/** Null while a run that goes on has sent nothing yet. */
function shiftsOf(logs: Pair<MergedLog>, isOver: Pair<boolean>): Pair<number> | null {
  const firstUs = (side: Side): number | null => logs[side].packets.at(0)?.sentUs ?? null;
  const [a, b] = [firstUs('a'), firstUs('b')];
  if ((a === null && !isOver.a) || (b === null && !isOver.b)) return null;
  if (a === null || b === null) return { a: 0, b: 0 };
  return { a: Math.max(0, b - a), b: Math.max(0, a - b) };
}
