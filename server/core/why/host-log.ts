/** What one host did, in the order of the log, and the latest of it at any time. */

import type { CallEntered, ProgramEnded, ProgramPaused, ProgramResumed } from '../program-event.ts';
import type { FrameArrived } from '../frame-event.ts';
import type { SocketChanged } from '../socket-event.ts';

/** What is kept of a host. */
type HostEvent =
  CallEntered | FrameArrived | SocketChanged | ProgramPaused | ProgramResumed | ProgramEnded;

/** Feed it the host's own events in order. */
export class HostLog {
  readonly #calls: CallEntered[] = [];
  /** Those among the calls that set a socket's option. */
  readonly #options: CallEntered[] = [];
  readonly #arrived: FrameArrived[] = [];
  readonly #stands: (ProgramPaused | ProgramResumed)[] = [];
  /** By socket: its changes. */
  readonly #sockets = new Map<string, SocketChanged[]>();
  #exit: ProgramEnded | null = null;

  push(event: HostEvent): void {
    switch (event.type) {
      case 'call':
        this.#calls.push(event);
        if (event.name === 'setsockopt') this.#options.push(event);
        break;
      case 'arrived':
        this.#arrived.push(event);
        break;
      case 'socket':
        this.#changesOf(event.socket).push(event);
        break;
      case 'pause':
      case 'resume':
        this.#stands.push(event);
        break;
      case 'exit':
        this.#exit = event;
        break;
    }
  }

  lastCall(atUs: number): CallEntered | undefined {
    return latest(this.#calls, atUs);
  }

  /** The latest `setsockopt` that `isMeant` agrees to. */
  lastOption(atUs: number, isMeant: (call: CallEntered) => boolean): CallEntered | undefined {
    return latest(this.#options, atUs, isMeant);
  }

  /** The latest arrival that `isMeant` agrees to. */
  lastArrival(atUs: number, isMeant: (arrival: FrameArrived) => boolean): FrameArrived | undefined {
    return latest(this.#arrived, atUs, isMeant);
  }

  /** Where the program is held, or null. */
  standAt(atUs: number): ProgramPaused | null {
    const event = latest(this.#stands, atUs);
    return event?.type === 'pause' && this.exitBy(atUs) === null ? event : null;
  }

  exitBy(atUs: number): ProgramEnded | null {
    return this.#exit !== null && this.#exit.atUs <= atUs ? this.#exit : null;
  }

  /** The latest state of each socket that is open. */
  socketsAt(atUs: number): SocketChanged[] {
    return [...this.#sockets.values()].flatMap((changes) => {
      const event = latest(changes, atUs);
      return event === undefined || event.state === 'CLOSED' ? [] : [event];
    });
  }

  #changesOf(socket: string): SocketChanged[] {
    const known = this.#sockets.get(socket);
    if (known !== undefined) return known;
    const changes: SocketChanged[] = [];
    this.#sockets.set(socket, changes);
    return changes;
  }
}

/** The latest event not later than `atUs` that `isMeant` agrees to, sought backwards from a binary search. */
function latest<E extends { readonly atUs: number }>(
  events: readonly E[],
  atUs: number,
  isMeant: (event: E) => boolean = () => true,
): E | undefined {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.atUs ?? Infinity) <= atUs) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0; i--) {
    const event = events[i];
    if (event !== undefined && isMeant(event)) return event;
  }
  return undefined;
}
