/** Reads what a host's program did: hands its events to the log, its calls to the cause finder, its descriptors to the sampler. */

import { fstatSync } from 'node:fs';
import type { CallEntered, ProgramEnded } from '#core/program-event.ts';
import type { HostName } from '#core/event-base.ts';
import { CauseFinder } from './cause.ts';
import type { ChunkWriter, TimedEvent } from './chunk.ts';
import type { HostThread } from './host-thread.ts';
import { SocketSampler } from './sampler.ts';
import type { Listed } from './sock-diag.ts';

/** Calls in which a program waits for something to happen. */
const WAITS = new Set(
  'accept recv recvfrom recv_into recvfrom_into select poll sleep input'.split(' '),
);

export interface HostLogOptions {
  readonly host: HostName;
  readonly thread: HostThread;
  readonly diag: number;
  readonly ipv6: boolean;
  readonly writer: ChunkWriter;
  /** The run's moment 0 on the monotonic clock, µs. */
  readonly startUs: number;
  readonly now: () => number;
}

export class HostLog {
  readonly cause: CauseFinder;
  private readonly options: HostLogOptions;
  private readonly sampler: SocketSampler;
  private line: number | null = null;
  private hasWaited = false;
  private blockedIn: Pick<CallEntered, 'call' | 'name'> | null = null;
  private heldAt: number | null = null;
  private ended: ProgramEnded['error'] | undefined;

  constructor(options: HostLogOptions) {
    this.options = options;
    this.sampler = new SocketSampler(options);
    this.cause = new CauseFinder({
      last: (local, remote) => this.sampler.connection(local, remote),
      fresh: (local, remote) => {
        this.sample('all-but-listeners');
        return this.sampler.connection(local, remote);
      },
    });
  }

  get host(): HostName {
    return this.options.host;
  }

  /** How the program ended; undefined while it runs. */
  get end(): ProgramEnded['error'] | undefined {
    return this.ended;
  }

  /** Whether the program has come to its first wait, or to its end. */
  get isReady(): boolean {
    return this.hasWaited || this.ended !== undefined;
  }

  /** Whether the program is held before a line or call. */
  get isHeld(): boolean {
    return this.heldAt !== null && this.ended === undefined;
  }

  /** What the program is doing, such as `in recv() at line 6`. */
  get doing(): string {
    if (this.heldAt !== null) return `held before line ${this.heldAt}`;
    const call = this.blockedIn ? `in ${this.blockedIn.name}()` : 'running';
    return this.line === null ? call : `${call} at line ${this.line}`;
  }

  /** Whether the kernel still has something to do for this host's connections. */
  get isBusy(): boolean {
    return this.sampler.isBusy;
  }

  /** Takes in what the program did since the last call; says whether that was anything. */
  drain(): boolean {
    const { thread, startUs, writer } = this.options;
    const texts = thread.events.drain();
    for (const text of texts) {
      const { atUs: monotonicUs, ...event }: TimedEvent = JSON.parse(text);
      const atUs = Math.max(0, monotonicUs - startUs);
      writer.event(atUs, event);
      this.follow({ ...event, atUs });
    }
    return texts.length > 0;
  }

  /** Looks at the host's sockets and records what changed. */
  sample(listed: Listed): void {
    const atUs = this.options.now();
    for (const snapshot of this.sampler.sample(atUs, listed))
      this.options.writer.event(atUs, snapshot);
  }

  private follow(event: TimedEvent): void {
    switch (event.type) {
      case 'line':
        this.line = event.line;
        break;
      case 'call':
        this.blockedIn = event;
        this.hasWaited ||= WAITS.has(event.name);
        this.cause.callEntered(event);
        break;
      case 'return':
        this.blockedIn = null;
        this.cause.callLeft(event.call, event.atUs);
        if (event.newFd !== undefined) this.learn(event.newFd);
        break;
      case 'pause':
        this.heldAt = event.line;
        break;
      case 'resume':
        this.heldAt = null;
        break;
      case 'exit':
        this.ended = event.error;
    }
  }

  private learn(fd: number): void {
    try {
      this.sampler.learnDescriptor(fd, fstatSync(fd).ino);
    } catch {
      // The program has closed it again: there is nothing to look at.
    }
  }
}
