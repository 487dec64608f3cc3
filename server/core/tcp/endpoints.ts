/** Ties a program's descriptors to the addresses of their sockets, and keeps what went through each. */

import type { CallEntered, CallLeft } from '../program-event.ts';
import type { HostName } from '../event-base.ts';
import type { SocketChanged } from '../socket-event.ts';
import type { Read, Write } from './byte-stream.ts';
import type { Growing } from './growing.ts';
import { WriteNumbers } from './write-numbers.ts';

/** One descriptor from the call that made it until its number is used again. */
export interface Endpoint {
  /** Unique in the run. */
  readonly id: string;
  readonly host: HostName;
  readonly fd: number;
  /** Null until the kernel told. */
  protocol: 'tcp' | 'udp' | null;
  /** `address:port`; empty until the kernel told. */
  local: string;
  remote: string;
  /** In the order of their calls. */
  readonly writes: Growing<Write>[];
  /** In the order of their returns, by the descriptor's own count of bytes. */
  readonly reads: Read[];
}

/** Feed it calls, returns and sockets in the order of the log. */
export class Endpoints {
  /** In the order they were made. */
  readonly all: Endpoint[] = [];
  readonly #current = new Map<string, Endpoint>();
  readonly #calls = new Map<number, CallEntered>();
  readonly #numbers = new WriteNumbers();

  /** A call began; the endpoint it writes to, where it writes. */
  called(event: CallEntered): Endpoint | null {
    this.#calls.set(event.call, event);
    const number = this.#numbers.push(event);
    if (number === null || event.bytes === undefined || event.fd === null) return null;
    const { host, call, line, atUs, args, seq, bytes: range } = event;
    const endpoint = this.#at(host, event.fd);
    endpoint.writes.push({ host, call, line, atUs, number, args, seq, leftSeq: null, range });
    return endpoint;
  }

  /** A call returned; the endpoint it read from, or that it failed to write to. */
  returned(event: CallLeft): { readonly reader?: Endpoint; readonly failed?: Endpoint } {
    if (event.newFd !== undefined) this.#open(event.host, event.newFd);
    const call = this.#calls.get(event.call);
    this.#calls.delete(event.call);
    if (call === undefined || call.fd === null) return {};
    const endpoint = this.#at(call.host, call.fd);
    if (call.bytes !== undefined) return finishWrite(endpoint, event) ? {} : { failed: endpoint };
    if (event.bytes === undefined) return {};
    const { host, line } = call;
    const { atUs, seq, bytes: range } = event;
    endpoint.reads.push({ host, call: call.call, line, atUs, seq, range, packet: null });
    return { reader: endpoint };
  }

  /** The kernel told of a socket; the endpoint that has it, where a program has. */
  learned(event: SocketChanged): Endpoint | null {
    if (event.fd === null || event.state === 'CLOSED') return null;
    const endpoint = this.#at(event.host, event.fd);
    endpoint.protocol = event.protocol;
    endpoint.local = event.local;
    if (event.remote !== null) endpoint.remote = event.remote;
    return endpoint;
  }

  #at(host: HostName, fd: number): Endpoint {
    return this.#current.get(`${host} ${fd}`) ?? this.#open(host, fd);
  }

  #open(host: HostName, fd: number): Endpoint {
    const id = `${host}-${fd}-${this.all.length}`;
    const unknown = { protocol: null, local: '', remote: '' };
    const endpoint: Endpoint = { id, host, fd, ...unknown, writes: [], reads: [] };
    this.all.push(endpoint);
    this.#current.set(`${host} ${fd}`, endpoint);
    return endpoint;
  }
}

/** False where nothing was written: no bytes are something over UDP alone, an empty datagram (RFC 768). */
function finishWrite(endpoint: Endpoint, { call, seq, bytes }: CallLeft): boolean {
  const place = endpoint.writes.findLastIndex((write) => write.call === call);
  const write = endpoint.writes[place];
  if (write === undefined) return true;
  write.leftSeq = seq;
  write.range = bytes ?? write.range;
  const isEmpty = write.range.start >= write.range.end;
  const isDone = bytes !== undefined && !(isEmpty && endpoint.protocol === 'tcp');
  if (!isDone) endpoint.writes.splice(place, 1);
  return isDone;
}
