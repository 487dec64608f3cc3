/**
 * From run time to the time of a lecture: microseconds are stretched until they can be watched, long
 * silences are compressed, and the order of things is kept.
 *
 * Every event of the log gets a moment in lecture milliseconds. Moments never decrease and, once
 * given, never change, so a live run can be played while it grows.
 */

import type { RunEvent } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { Column } from '../view/column.ts';
import type { List } from '../view/list.ts';
import { countWhile } from '../view/sorted.ts';
import { shownLength, trueLength } from './silence.ts';

/** A silence that the clock shows shorter than it was. */
export interface Gap {
  /** Half-open in lecture time, ms. */
  readonly startMs: number;
  readonly endMs: number;
  /** How long it truly was, µs. */
  readonly trueUs: number;
}

/** Either clock: the view's time is ms, the run's is µs. */
export interface Clock {
  readonly name: 'lecture' | 'true';
  /** Takes the events it has not seen yet. */
  extend(events: List<RunEvent>): void;
  /** The moment of the event with that `seq`. */
  momentOf(seq: number): number;
  /** The moment of the last event; 0 before the first. */
  readonly endMs: number;
  /** How many events lie at or before that moment. */
  countAt(ms: number): number;
  /** Run time at that moment, µs: between two events in proportion, never beyond the last. */
  runTimeAt(ms: number): number;
  /** The moment of a time at or after the last event, while nothing more has happened. */
  momentOfSilence(atUs: number): number;
  /** Least length of a packet's flight, ms. */
  readonly flightMs: number;
  /** How many ms a usual flight is drawn as, where two ladders are to have one scale; else the log says it. */
  readonly drawnFlightMs?: number;
  readonly gaps: readonly Gap[];
}

/** Lecture ms. Chosen by eye: a flight takes about a second, a label's height lies between two packets. */
const PACE = {
  flight: 900,
  betweenSends: 280,
  answer: 45,
  betweenCalls: 190,
  line: 70,
} as const;

/** After so many calls or lines in a row with no packet, each gets less room: a busy loop must not fill the page. */
const CALLS_AT_LEISURE = 8;
const HASTE = 0.8;

/** Packets whose sending is remembered until they arrive. */
const MOST_REMEMBERED = 4096;

/** The clock that stretches and compresses. */
export class LectureClock implements Clock {
  readonly name = 'lecture';
  readonly flightMs = PACE.flight;
  readonly gaps: Gap[] = [];
  readonly #ms = new Column();
  #events: List<RunEvent> = [];
  /** The run's time of the last event placed, µs. */
  #lastUs = 0;
  readonly #lastSend = new Map<HostName, number>();
  readonly #lastArrival = new Map<HostName, number>();
  readonly #lastCall = new Map<HostName, number>();
  readonly #sentAt = new Map<number, number>();
  #callsInARow = 0;
  #linesInARow = 0;

  extend(events: List<RunEvent>): void {
    this.#events = events;
    for (let seq = this.#ms.length; seq < events.length; seq++) {
      const event = events.at(seq);
      if (event) this.#place(event);
    }
  }

  get endMs(): number {
    return this.#ms.last;
  }

  momentOf(seq: number): number {
    return this.#ms.at(Math.min(seq, this.#ms.length - 1));
  }

  countAt(ms: number): number {
    return countWhile(this.#ms.length, (i) => this.#ms.at(i) <= ms);
  }

  runTimeAt(ms: number): number {
    const after = this.countAt(ms);
    const beforeUs = this.#us(after - 1);
    const beforeMs = this.#ms.at(after - 1);
    if (after >= this.#ms.length) return beforeUs + trueLength(ms - beforeMs);
    const afterUs = this.#us(after);
    const afterMs = this.#ms.at(after);
    return beforeUs + ((afterUs - beforeUs) * (ms - beforeMs)) / (afterMs - beforeMs);
  }

  momentOfSilence(atUs: number): number {
    return this.endMs + shownLength(atUs - this.#lastUs);
  }

  /** The run's time of an event; 0 before the first. */
  #us(seq: number): number {
    return seq < 0 ? 0 : (this.#events.at(seq)?.atUs ?? 0);
  }

  #place(event: RunEvent): void {
    const previousMs = this.endMs;
    const gapUs = event.atUs - this.#lastUs;
    const inOrder = previousMs + shownLength(gapUs);
    const ms = Math.max(inOrder, this.#leastMoment(event, previousMs));
    if (ms - previousMs < (gapUs / 1000) * 0.8 && gapUs > 400_000) {
      this.gaps.push({ startMs: previousMs, endMs: ms, trueUs: gapUs });
    }
    this.#ms.push(ms);
    this.#lastUs = event.atUs;
    this.#remember(event, ms);
  }

  /** The earliest moment that leaves the event room to be seen. */
  #leastMoment(event: RunEvent, previousMs: number): number {
    switch (event.type) {
      case 'sent':
        return Math.max(
          previousMs + PACE.answer,
          (this.#lastSend.get(event.host) ?? -Infinity) + PACE.betweenSends,
        );
      case 'arrived':
        return Math.max(
          previousMs + PACE.answer,
          (this.#lastArrival.get(event.host) ?? -Infinity) + PACE.betweenSends,
          (this.#sentAt.get(event.packet) ?? -Infinity) + PACE.flight,
        );
      case 'call': {
        const room = PACE.betweenCalls * HASTE ** Math.max(0, this.#callsInARow - CALLS_AT_LEISURE);
        return Math.max(previousMs, (this.#lastCall.get(event.host) ?? -Infinity) + room);
      }
      case 'line':
        return previousMs + PACE.line * HASTE ** this.#linesInARow;
      default:
        return previousMs;
    }
  }

  #remember(event: RunEvent, ms: number): void {
    switch (event.type) {
      case 'sent':
        this.#lastSend.set(event.host, ms);
        this.#rememberSent(event.packet, ms);
        this.#startAfresh();
        break;
      case 'arrived':
        this.#lastArrival.set(event.host, ms);
        this.#startAfresh();
        break;
      case 'call':
        this.#lastCall.set(event.host, ms);
        this.#callsInARow++;
        break;
      case 'line':
        this.#linesInARow++;
        break;
      default: // asks for no room of its own
    }
  }

  /** One that is on its way for longer than so many others needs no room made for its flight. */
  #rememberSent(packet: number, ms: number): void {
    this.#sentAt.set(packet, ms);
    if (this.#sentAt.size > MOST_REMEMBERED) this.#sentAt.delete(packet - MOST_REMEMBERED);
  }

  #startAfresh(): void {
    this.#callsInARow = 0;
    this.#linesInARow = 0;
  }
}
