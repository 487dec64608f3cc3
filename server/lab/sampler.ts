/** Watches a host's kernel sockets and reports each that has changed since the last look. */

import type { Unstamped } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { SocketChanged } from '#core/socket-event.ts';
import { AF_INET, AF_INET6 } from './abi.ts';
import { listSockets, type DiagSocket, type Listed } from './sock-diag.ts';

/** The kernel tells a timer's rest in whole jiffies: a smaller move of its end is no change. */
const TIMER_TOLERANCE_US = 15_000;

export type SocketSnapshot = Unstamped<SocketChanged>;

export interface SamplerOptions {
  readonly host: HostName;
  /** From `openSockDiag` in the host's namespace; the sampler closes nothing. */
  readonly diag: number;
  readonly ipv6: boolean;
}

export class SocketSampler {
  private readonly options: SamplerOptions;
  private readonly known = new Map<string, SocketSnapshot>();
  private readonly descriptorOf = new Map<number, number>();

  constructor(options: SamplerOptions) {
    this.options = options;
  }

  /** The program got descriptor `fd` for the socket with this inode. */
  learnDescriptor(fd: number, inode: number): void {
    this.descriptorOf.set(inode, fd);
  }

  /** Looks now (`atUs`, µs since the run began) and returns what is new or different among those looked at. */
  sample(atUs: number, listed: Listed): SocketSnapshot[] {
    const present = new Map<string, SocketSnapshot>();
    for (const family of this.options.ipv6 ? [AF_INET, AF_INET6] : [AF_INET]) {
      for (const socket of listSockets(this.options.diag, family, listed)) {
        present.set(socket.cookie, this.snapshot(socket, atUs));
      }
    }
    const changed = [...present.values()].filter((snapshot) => this.differs(snapshot));
    for (const snapshot of changed) this.known.set(snapshot.socket, snapshot);
    return [...changed, ...this.forgetAllBut(present, listed)];
  }

  /** The last look at the TCP connection between these two ends, if there is one. */
  connection(local: string, remote: string): SocketSnapshot | undefined {
    for (const snapshot of this.known.values()) {
      if (snapshot.local === local && snapshot.remote === remote) return snapshot;
    }
    return undefined;
  }

  /** Whether some TCP connection has still something to say: TIME_WAIT only waits. */
  get isBusy(): boolean {
    return [...this.known.values()].some(
      ({ protocol, state }) => protocol === 'tcp' && state !== 'TIME_WAIT' && state !== 'LISTEN',
    );
  }

  private snapshot(socket: DiagSocket, atUs: number): SocketSnapshot {
    const { cookie, inode, timer, timerMs, ...shared } = socket;
    const fd = inode === 0 ? null : (this.descriptorOf.get(inode) ?? null);
    const running =
      timer === 'none' ? null : { name: timer, firesAtUs: Math.round(atUs + timerMs * 1000) };
    return {
      type: 'socket',
      host: this.options.host,
      socket: cookie,
      fd,
      ...shared,
      timer: running,
    };
  }

  private differs(snapshot: SocketSnapshot): boolean {
    const before = this.known.get(snapshot.socket);
    if (!before || signature(before) !== signature(snapshot)) return true;
    const moveUs = (snapshot.timer?.firesAtUs ?? 0) - (before.timer?.firesAtUs ?? 0);
    return Math.abs(moveUs) > TIMER_TOLERANCE_US;
  }

  private forgetAllBut(
    present: ReadonlyMap<string, SocketSnapshot>,
    listed: Listed,
  ): SocketSnapshot[] {
    const looked = [...this.known.values()].filter(
      ({ state }) => listed === 'all' || state !== 'LISTEN',
    );
    const gone = looked.filter(({ socket }) => !present.has(socket));
    for (const { socket } of gone) this.known.delete(socket);
    return gone.map((last) => ({
      ...last,
      state: 'CLOSED',
      receiveQueue: 0,
      sendQueue: 0,
      timer: null,
    }));
  }
}

/** All of a snapshot but when its timer fires. */
function signature(snapshot: SocketSnapshot): string {
  return JSON.stringify({ ...snapshot, timer: snapshot.timer?.name ?? null });
}
