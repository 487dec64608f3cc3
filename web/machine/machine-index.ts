/** Follows a log and keeps every TCP connection's way through the state diagram. */

import type { RunEvent } from '#core/event.ts';
import type { SocketChanged } from '#core/socket-event.ts';
import { TCP_FLAGS } from '#core/summary.ts';
import type { Analysed, RunLog } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import { moveByCapture } from './capture-states.ts';
import type { Ends, OpenConnection } from './connection-table.ts';
import { ConnectionTable, endsOf } from './connection-table.ts';
import type { EndBuilder } from './end-builder.ts';
import { EDGES } from './figure.ts';
import type { Connection, MoveCause } from './move.ts';
import { RecentCalls } from './recent-calls.ts';

/** What the view reads: a new object each time, over lists that grow. */
export interface Machine {
  /** By `id`, in the order they began. */
  readonly connections: readonly Connection[];
  /** The connection that the packet is part of; null where it is no TCP segment. */
  connectionOf(packet: Packet): Connection | null;
  /** All of the log is taken up. */
  readonly isWhole: boolean;
}

/** How many events, or packets of a capture, are taken between two looks at the clock. */
const STRIDE = 256;

/** Takes a log as it grows, each event once; another log begins it again. */
export class MachineIndex {
  #events: RunLog['events'] = [];
  #count = 0;
  #calls = new RecentCalls();
  #table = new ConnectionTable(this.#calls);

  /** The machine as far as `log` is taken up: all of it, or until `isEnough`, which is asked now and then. */
  follow(log: RunLog, isEnough: () => boolean = () => false): Machine {
    if (log.events !== this.#events) this.#beginAgain(log);
    const { analysed } = log;
    this.#table.hosts = log.hosts;
    const length = analysed ? log.packets.length : log.count;
    while (this.#count < length) {
      if (analysed) this.#captured(log, analysed, this.#count);
      else this.#event(log, this.#count);
      this.#count++;
      if (this.#count % STRIDE === 0 && isEnough()) break;
    }
    const table = this.#table;
    return {
      connections: table.connections,
      connectionOf: ({ summary, seq }) =>
        summary.tcp === null ? null : table.at(endsOf(summary), seq),
      isWhole: this.#count === length,
    };
  }

  #beginAgain(log: RunLog): void {
    this.#events = log.events;
    this.#count = 0;
    this.#calls = new RecentCalls();
    this.#table = new ConnectionTable(this.#calls);
  }

  #captured(log: RunLog, analysed: Analysed, place: number): void {
    const packet = log.packets.at(place);
    if (!packet?.summary.tcp) return;
    const { number, sentUs: atUs } = packet;
    const left = { seq: log.sentSeq(number), atUs };
    const came = { seq: log.settledSeq(number), atUs };
    const ends = endsOf(packet.summary);
    moveByCapture(this.#connectionOf(packet, ends), packet, ends, { left, came }, analysed);
  }

  #event(log: RunLog, seq: number): void {
    const event = log.events.at(seq);
    switch (event?.type) {
      case 'call':
        this.#calls.push(event);
        break;
      case 'socket':
        if (event.protocol === 'tcp') this.#socket(event);
        break;
      case 'sent':
      case 'arrived': {
        const packet = log.packets.at(event.packet - 1);
        if (packet?.summary.tcp) this.#frame(packet, event);
        break;
      }
      default: // the rest moves no state
    }
  }

  #frame(packet: Packet, event: Extract<RunEvent, { type: 'sent' | 'arrived' }>): void {
    const ends = endsOf(packet.summary);
    if (event.type === 'arrived') {
      const end = this.#table.between(ends)?.ends.find(({ local }) => local === ends.remote);
      if (end) this.#tieToListener(end);
      end?.facts.arrived(packet, event);
      return;
    }
    const isStrange = packet.cause.type === 'hand' || packet.cause.type === 'wire';
    if (isStrange) return; // no kernel sent it, so it says nothing of one's state
    const { ends: both } = this.#connectionOf(packet, ends);
    both.find(({ local }) => local === ends.local)?.facts.sent(packet, event);
  }

  #connectionOf(packet: Packet, ends: Ends): OpenConnection {
    const known = this.#table.between(ends);
    const isNew = known === null || isNewConnection(known, packet, ends.local);
    return isNew ? this.#table.open(ends, packet.seq) : known;
  }

  #socket(event: SocketChanged): void {
    const { host, socket, state, remote, local, seq, atUs } = event;
    if (state === 'LISTEN') return this.#listens(event);
    if (this.#table.isListener(host, socket)) return this.#table.endListener(host, socket);
    if (state === 'UNCONN' || remote === null) return;
    const end = this.#table.endOfSocket(host, socket, { local, remote }, seq);
    if (end === null) return;
    end.facts.fd = event.fd ?? end.facts.fd;
    if (state !== 'SYN_SENT') this.#tieToListener(end);
    end.seen({ state, seq, atUs, byKernel: true });
  }

  #listens({ host, socket, local, fd, seq, atUs }: SocketChanged): void {
    const call = this.#calls.find(host, fd, ['listen'], 0);
    const cause: MoveCause = call ? { type: 'call', call: call.call } : { type: 'unknown' };
    const edge = EDGES.find(({ event }) => event === 'passive OPEN') ?? null;
    this.#table.listens(host, socket, local, {
      ...{ from: 'CLOSED', to: 'LISTEN', edge, seq, atUs, cause },
      ...{ packet: null, reset: null, isInferred: false },
    });
  }

  /** An end that did not ask for the connection got it by listening. */
  #tieToListener(end: EndBuilder): void {
    if (end.moves.length > 0 || end.facts.isn !== null) return;
    const move = this.#table.listenerOf(end);
    if (move) end.listened(move);
  }
}

/** A SYN from an end that is done, or with another number, opens a new connection on the same ports. */
function isNewConnection(known: OpenConnection, { summary }: Packet, local: string): boolean {
  const { tcp } = summary;
  const isOpening = tcp !== null && (tcp.flags & (TCP_FLAGS.syn | TCP_FLAGS.ack)) === TCP_FLAGS.syn;
  const own = known.ends.find((end) => end.local === local);
  if (!isOpening || !own) return false;
  return own.isOver || (own.facts.isn !== null && own.facts.isn !== tcp.seq);
}
