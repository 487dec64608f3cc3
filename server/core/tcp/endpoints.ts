/** Ties a program's descriptors to the addresses of their sockets, through the life of a run. */

import type { CallEntered, CallLeft, RunEvent } from '../event.ts';
import type { HostName } from '../event-base.ts';
import type { SocketChanged } from '../socket-event.ts';

/** One descriptor from the call that made it until its number is used again. */
export interface Endpoint {
  readonly host: HostName;
  readonly fd: number;
  protocol: 'tcp' | 'udp';
  /** `address:port`; empty until the kernel told. */
  local: string;
  remote: string;
  /** Calls on the descriptor that moved bytes, with their returns. */
  readonly transfers: { readonly call: CallEntered; left: CallLeft | null }[];
}

/** Every descriptor of a run, in the order they were made. */
export function endpointsOf(events: readonly RunEvent[]): Endpoint[] {
  const endpoints: Endpoint[] = [];
  const current = new Map<string, Endpoint>();
  const calls = new Map<number, CallEntered>();
  const open = (host: HostName, fd: number): Endpoint => {
    const endpoint: Endpoint = { host, fd, protocol: 'tcp', local: '', remote: '', transfers: [] };
    endpoints.push(endpoint);
    current.set(`${host} ${fd}`, endpoint);
    return endpoint;
  };
  const at = (host: HostName, fd: number): Endpoint =>
    current.get(`${host} ${fd}`) ?? open(host, fd);
  for (const event of events) {
    if (event.type === 'call') {
      calls.set(event.call, event);
      if (event.bytes !== undefined && event.fd !== null) {
        at(event.host, event.fd).transfers.push({ call: event, left: null });
      }
    } else if (event.type === 'return') {
      if (event.newFd !== undefined) open(event.host, event.newFd);
      const call = calls.get(event.call);
      if (call !== undefined && call.fd !== null) finish(at(call.host, call.fd), call, event);
    } else if (event.type === 'socket' && event.fd !== null && event.state !== 'CLOSED') {
      learn(at(event.host, event.fd), event);
    }
  }
  return endpoints;
}

function finish(endpoint: Endpoint, call: CallEntered, left: CallLeft): void {
  const begun = endpoint.transfers.find((transfer) => transfer.call === call);
  if (begun !== undefined) begun.left = left;
  else if (left.bytes !== undefined) endpoint.transfers.push({ call, left });
}

function learn(endpoint: Endpoint, event: SocketChanged): void {
  endpoint.protocol = event.protocol;
  endpoint.local = event.local;
  if (event.remote !== null) endpoint.remote = event.remote;
}
