/** The page's copy of one run's log, with the indices that views read. It only ever grows. */

import type { HostInfo, RunEnded, RunEvent, RunStarted } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { RunLimit } from '#core/run-limit.ts';
import { Standing } from '#core/standing.ts';
import type { Finding } from '#core/tcp/findings.ts';
import type { SocketState } from '#core/socket-event.ts';
import { CallIndex } from './calls.ts';
import type { CallSpan } from './calls.ts';
import type { Happening } from './happenings.ts';
import { isHappening } from './happenings.ts';
import type { List } from './list.ts';
import type { Packet } from './packet.ts';
import { PacketIndex } from './packets.ts';
import { changesStage } from './stage.ts';

/** What is known of the packets of a capture from elsewhere, beside their bytes. Packets are numbered as in the log. */
export interface Analysed {
  findings(packet: number): readonly Finding[];
  /** Whether there is a mark among them: told at less cost. */
  isOdd(packet: number): boolean;
  /** Whether all it carries had been sent before. */
  isRepeat(packet: number): boolean;
  /** RFC 9293 states of the sender and its peer once the segment has arrived; null where it is none of TCP. */
  states(packet: number): { readonly sender: SocketState; readonly peer: SocketState } | null;
  /** The packet's number in its file, from 1. */
  fileNumber(packet: number): number;
}

/**
 * What views read. A new object after each append; the lists inside are shared and grow.
 *
 * The log of a capture may hold a million packets that are made up as they are asked for: read single places and
 * short slices, and search by halves, for ever growing work is what makes a page stutter.
 */
export interface RunLog {
  /** By `seq`. */
  readonly events: List<RunEvent>;
  /** How many events this object speaks of. */
  readonly count: number;
  readonly start: RunStarted | null;
  readonly end: RunEnded | null;
  readonly hosts: readonly HostInfo[];
  /** By number − 1. */
  readonly packets: List<Packet>;
  readonly calls: readonly CallSpan[];
  findCall(call: number): CallSpan | null;
  /** The call that the host's line made last among the first `eventCount` events. */
  findCallAt(host: HostName, line: number, eventCount: number): CallSpan | null;
  /** The place of a packet's `sent` event; −1 where there is no such packet. */
  sentSeq(packet: number): number;
  /** The place of the last event that settled the packet; Infinity while it is on its way. */
  settledSeq(packet: number): number;
  /** Numbers of the packets that are on their way at the log's end, in the order in which they left. */
  readonly onWire: ReadonlySet<number>;
  /** When the run's limit ends it if all stays as it is, µs since it began; null where that is not known. */
  readonly limitUs: number | null;
  /** What was done to the wire and the programs, in order. */
  readonly happenings: List<Happening>;
  /** Places of the events that change what hosts show, in order. */
  readonly stageSeqs: List<number>;
  /** The fullest each host's send and receive queue ever was, bytes: the scale of its bars. */
  readonly fullest: ReadonlyMap<HostName, number>;
  /** Null where the log is a run's: then its events tell more than any analysis. */
  readonly analysed: Analysed | null;
}

/** Takes events in order of `seq`; a repeated one (after a reconnect) is passed over. */
export class LogBuilder {
  readonly #events: RunEvent[] = [];
  readonly #packets = new PacketIndex();
  readonly #calls = new CallIndex();
  readonly #stageSeqs: number[] = [];
  readonly #happenings: Happening[] = [];
  readonly #fullest = new Map<HostName, number>();
  readonly #standing = new Standing();
  #limit: RunLimit | null = null;
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
    const { packets } = this.#packets;
    return {
      events: this.#events,
      count: this.#events.length,
      start: this.#start,
      end: this.#end,
      hosts: this.#start?.hosts ?? [],
      packets,
      calls: this.#calls.calls,
      findCall: (call) => this.#calls.find(call),
      findCallAt: (host, line, eventCount) => this.#calls.findAt(host, line, eventCount),
      sentSeq: (packet) => packets[packet - 1]?.seq ?? -1,
      settledSeq: (packet) => this.#packets.settledSeq(packet),
      onWire: this.#packets.onWire,
      limitUs: this.#limit?.endsUs ?? null,
      happenings: this.#happenings,
      stageSeqs: this.#stageSeqs,
      fullest: this.#fullest,
      analysed: null,
    };
  }

  #push(event: RunEvent): void {
    this.#events.push(event);
    this.#packets.push(event);
    this.#calls.push(event);
    if (isHappening(event)) this.#happenings.push(event);
    if (changesStage(event)) this.#stageSeqs.push(event.seq);
    this.#limit?.note(this.#standing.push(event), event.atUs);
    if (event.type === 'run' && event.phase === 'start') {
      this.#start = event;
      if (event.limits) this.#limit = new RunLimit(event.limits);
    }
    if (event.type === 'run' && event.phase === 'end') this.#end = event;
    if (event.type === 'socket' && event.state !== 'LISTEN') {
      const known = this.#fullest.get(event.host) ?? 0;
      this.#fullest.set(event.host, Math.max(known, event.sendQueue, event.receiveQueue));
    }
  }
}

/** A log with nothing in it. */
export const EMPTY_LOG: RunLog = new LogBuilder().snapshot();
