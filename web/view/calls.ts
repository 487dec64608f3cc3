/** Follows the log and keeps the list of socket calls with their beginning and end. */

import type { RunEvent } from '#core/event.ts';
import type { CallLeft } from '#core/program-event.ts';
import type { ByteRange, HostName } from '#core/event-base.ts';
import { countWhile } from './sorted.ts';

export interface CallSpan {
  /** Unique in the run. */
  readonly call: number;
  readonly host: HostName;
  readonly name: string;
  readonly args: string;
  readonly line: number | null;
  readonly bytes: ByteRange | null;
  /** The `call` event's place in the log, and its time. */
  readonly seq: number;
  readonly atUs: number;
  /** The `return` event; null while the call has not returned. */
  readonly left: CallLeft | null;
}

/** Builds calls from events; a span is replaced when its call returns. */
export class CallIndex {
  /** In the order they were entered. */
  readonly calls: CallSpan[] = [];
  readonly #places = new Map<number, number>();
  readonly #placesByLine = new Map<string, number[]>();

  push(event: RunEvent): void {
    if (event.type === 'call') {
      const { call, host, name, args, line, seq, atUs } = event;
      this.#places.set(call, this.calls.length);
      if (line !== null) this.#placesOf(host, line).push(this.calls.length);
      this.calls.push({
        call,
        host,
        name,
        args,
        line,
        seq,
        atUs,
        bytes: event.bytes ?? null,
        left: null,
      });
    } else if (event.type === 'return') {
      const place = this.#places.get(event.call);
      const span = place === undefined ? undefined : this.calls[place];
      if (place !== undefined && span) this.calls[place] = { ...span, left: event };
    }
  }

  /** The call with that number. */
  find(call: number): CallSpan | null {
    const place = this.#places.get(call);
    return place === undefined ? null : (this.calls[place] ?? null);
  }

  /** The call that the host's line made last among the first `eventCount` events. */
  findAt(host: HostName, line: number, eventCount: number): CallSpan | null {
    const places = this.#placesOf(host, line);
    const count = countWhile(
      places.length,
      (i) => (this.calls[places[i] ?? -1]?.seq ?? Infinity) < eventCount,
    );
    return this.calls[places[count - 1] ?? -1] ?? null;
  }

  #placesOf(host: HostName, line: number): number[] {
    const key = `${host}:${line}`;
    const places = this.#placesByLine.get(key) ?? [];
    if (places.length === 0) this.#placesByLine.set(key, places);
    return places;
  }
}
