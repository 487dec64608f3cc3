/** The page's copy of one run's log, with the indices that views read. It only ever grows. */

import type { HostInfo, RunEnded, RunEvent, RunStarted } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { CallIndex } from './calls.ts';
import type { CallSpan } from './calls.ts';
import type { Packet } from './packet.ts';
import { PacketIndex } from './packets.ts';

/** What views read. A new object after each append; the lists inside are shared and grow. */
export interface RunLog {
  /** By `seq`. */
  readonly events: readonly RunEvent[];
  /** How many events this object speaks of. */
  readonly count: number;
  readonly start: RunStarted | null;
  readonly end: RunEnded | null;
  readonly hosts: readonly HostInfo[];
  readonly packets: readonly Packet[];
  readonly calls: readonly CallSpan[];
  findCall(call: number): CallSpan | null;
  /** The call that the host's line made last among the first `eventCount` events. */
  findCallAt(host: HostName, line: number, eventCount: number): CallSpan | null;
  /** The fullest each host's send and receive queue ever was, bytes: the scale of its bars. */
  readonly fullest: ReadonlyMap<HostName, number>;
}

/** Takes events in order of `seq`; a repeated one (after a reconnect) is passed over. */
export class LogBuilder {
  readonly #events: RunEvent[] = [];
  readonly #packets = new PacketIndex();
  readonly #calls = new CallIndex();
  readonly #fullest = new Map<HostName, number>();
  #start: RunStarted | null = null;
  #end: RunEnded | null = null;

  /** The `seq` that comes next. */
  get next(): number {
    return this.#events.length;
  }

  append(events: readonly RunEvent[]): RunLog {
    for (const event of events) if (event.seq === this.next) this.#push(event);
    return this.snapshot();
  }

  snapshot(): RunLog {
    return {
      events: this.#events,
      count: this.#events.length,
      start: this.#start,
      end: this.#end,
      hosts: this.#start?.hosts ?? [],
      packets: this.#packets.packets,
      calls: this.#calls.calls,
      findCall: (call) => this.#calls.find(call),
      findCallAt: (host, line, eventCount) => this.#calls.findAt(host, line, eventCount),
      fullest: this.#fullest,
    };
  }

  #push(event: RunEvent): void {
    this.#events.push(event);
    this.#packets.push(event);
    this.#calls.push(event);
    if (event.type === 'run' && event.phase === 'start') this.#start = event;
    if (event.type === 'run' && event.phase === 'end') this.#end = event;
    if (event.type === 'socket' && event.state !== 'LISTEN') {
      const known = this.#fullest.get(event.host) ?? 0;
      this.#fullest.set(event.host, Math.max(known, event.sendQueue, event.receiveQueue));
    }
  }
}

/** A log with nothing in it. */
export const EMPTY_LOG: RunLog = new LogBuilder().snapshot();
