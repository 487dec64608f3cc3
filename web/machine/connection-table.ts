/** Finds the connection that a packet or a kernel socket belongs to, and opens it where it is new. */

import type { HostInfo } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { FrameSummary } from '#core/summary.ts';
import { endpointText } from '#core/address-text.ts';
import { EndBuilder } from './end-builder.ts';
import { EndFacts } from './end-facts.ts';
import type { Connection, Move } from './move.ts';
import type { RecentCalls } from './recent-calls.ts';

export interface OpenConnection extends Connection {
  readonly ends: readonly EndBuilder[];
  /** The one before it between the same two ends. */
  readonly before: OpenConnection | null;
}

/** The ends of a segment, as `address:port`. */
export interface Ends {
  readonly local: string;
  readonly remote: string;
}

/** A socket that listens, and how it came to. */
interface Listener {
  readonly port: string;
  readonly move: Move;
}

export class ConnectionTable {
  /** By `id`; it only grows. */
  readonly connections: OpenConnection[] = [];
  hosts: readonly HostInfo[] = [];
  readonly #latest = new Map<string, OpenConnection>();
  readonly #bySocket = new Map<string, EndBuilder>();
  readonly #listeners = new Map<string, Listener>();
  readonly #calls: RecentCalls;

  constructor(calls: RecentCalls) {
    this.#calls = calls;
  }

  /** The latest connection between the two ends. */
  between({ local, remote }: Ends): OpenConnection | null {
    return this.#latest.get(pairKey(local, remote)) ?? null;
  }

  /** The last connection between the two ends that had begun by `seq`. */
  at(ends: Ends, seq: number): OpenConnection | null {
    let connection = this.between(ends);
    while (connection !== null && connection.seq > seq) connection = connection.before;
    return connection;
  }

  /** A new connection between the two ends, the one that opens it first; hosts that are none of the run's have no end. */
  open({ local, remote }: Ends, seq: number): OpenConnection {
    const ends = [local, remote].flatMap((end) => {
      const host = this.#hostOf(end);
      return host === null ? [] : [new EndBuilder(host, end, new EndFacts(host, this.#calls, seq))];
    });
    const before = this.between({ local, remote });
    const connection = { id: this.connections.length, seq, ends, before };
    this.connections.push(connection);
    this.#latest.set(pairKey(local, remote), connection);
    return connection;
  }

  /** The end that the kernel's socket is; the socket is tied to it. */
  endOfSocket(host: HostName, socket: string, ends: Ends, seq: number): EndBuilder | null {
    const key = `${host} ${socket}`;
    const known = this.#bySocket.get(key);
    if (known) return known;
    const isFree = (end: EndBuilder): boolean => end.local === ends.local && end.socket === null;
    const end =
      this.between(ends)?.ends.find(isFree) ?? this.open(ends, seq).ends.find(isFree) ?? null;
    if (end === null) return null;
    end.socket = socket;
    this.#bySocket.set(key, end);
    return end;
  }

  /** The kernel's socket began to listen. */
  listens(host: HostName, socket: string, local: string, move: Move): void {
    const key = `${host} ${socket}`;
    if (!this.#listeners.has(key)) this.#listeners.set(key, { port: portOf(local), move });
  }

  isListener(host: HostName, socket: string): boolean {
    return this.#listeners.has(`${host} ${socket}`);
  }

  /** The listener is closed; no connection begins there any more. */
  endListener(host: HostName, socket: string): void {
    this.#listeners.delete(`${host} ${socket}`);
  }

  /** How the listener behind this end came to listen; null where none does. */
  listenerOf({ host, local }: EndBuilder): Move | null {
    for (const [key, { port, move }] of this.#listeners) {
      if (key.startsWith(`${host} `) && port === portOf(local)) return move;
    }
    return null;
  }

  #hostOf(end: string): HostName | null {
    const address = addressOf(end);
    return (
      this.hosts.find((host) => host.address === address || host.address6 === address)?.name ?? null
    );
  }
}

/** Sender and receiver of a TCP segment. */
export function endsOf(summary: FrameSummary): Ends {
  return {
    local: endpointText(summary.source, summary.sourcePort ?? 0),
    remote: endpointText(summary.destination, summary.destinationPort ?? 0),
  };
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function portOf(end: string): string {
  return end.slice(end.lastIndexOf(':') + 1);
}

function addressOf(end: string): string {
  return end.slice(0, end.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}
