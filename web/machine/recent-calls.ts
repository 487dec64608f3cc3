/** The latest call of each name on each descriptor: what opened, what closed. */

import type { CallEntered } from '#core/program-event.ts';
import type { HostName } from '#core/event-base.ts';

/** Calls that move a connection's state; others are not kept. */
const KEPT: ReadonlySet<string> = new Set(['listen', 'close', 'shutdown']);

export class RecentCalls {
  readonly #calls = new Map<string, CallEntered>();

  push(call: CallEntered): void {
    if (!KEPT.has(call.name) || isShutdownOfReading(call)) return;
    this.#calls.set(keyOf(call.host, call.fd, call.name), call);
  }

  /** The earliest of these calls on the descriptor, entered at or after `sinceSeq`. */
  find(
    host: HostName,
    fd: number | null,
    names: readonly string[],
    sinceSeq: number,
  ): CallEntered | null {
    if (fd === null) return null;
    let first: CallEntered | null = null;
    for (const name of names) {
      const call = this.#calls.get(keyOf(host, fd, name));
      if (call && call.seq >= sinceSeq && (first === null || call.seq < first.seq)) first = call;
    }
    return first;
  }
}

/** SHUT_RD is 0 and sends nothing: the connection's state stays (shutdown(2)). */
function isShutdownOfReading({ name, args }: CallEntered): boolean {
  return name === 'shutdown' && (args === '0' || args.endsWith('SHUT_RD'));
}

function keyOf(host: HostName, fd: number | null, name: string): string {
  return `${host} ${fd ?? ''} ${name}`;
}
