/** Waiting that a cancelled run ends: poll(2) on the program's descriptors and on the run's eventfd together. */

import * as libc from '../libc.ts';
import {
  ECANCELED,
  EINTR,
  POLLFD_BYTES,
  POLLFD_EVENTS_AT,
  POLLFD_REVENTS_AT,
  POLLIN,
} from './linux.ts';

const FOREVER = -1;
/** poll(2) takes an int of milliseconds: 24 days. */
const LONGEST_MS = 0x7fffffff;

/** One descriptor of a poll: a kernel descriptor, or -1 to pass over; `seen` is filled in. */
export interface Polled {
  readonly fd: number;
  readonly events: number;
  seen: number;
}

/** Blocks the calling thread on behalf of one interpreter. */
export class Waiter {
  private readonly cancelFd: () => number;
  private readonly doze = new Int32Array(new SharedArrayBuffer(4));

  constructor(cancelFd: () => number) {
    this.cancelFd = cancelFd;
  }

  /**
   * Waits until a descriptor is ready.
   *
   * @param timeoutMs whole milliseconds, or negative for no end
   * @returns how many are ready, 0 at the timeout, `-ECANCELED` where the run was cancelled, or `-errno`
   */
  poll(polled: readonly Polled[], timeoutMs: number): number {
    const fds = Buffer.alloc((polled.length + 1) * POLLFD_BYTES);
    polled.forEach(({ fd, events }, at) => writePollfd(fds, at, fd, events));
    writePollfd(fds, polled.length, this.cancelFd(), POLLIN);
    const endMs = timeoutMs < 0 ? Infinity : performance.now() + timeoutMs;
    for (let leftMs = timeoutMs; ; leftMs = Math.ceil(endMs - performance.now())) {
      const ready = libc.poll(fds, polled.length + 1, clampMs(leftMs));
      if (ready === -EINTR) continue;
      if (ready < 0) return ready;
      if (seenAt(fds, polled.length) !== 0) return -ECANCELED;
      if (ready === 0 && leftMs > LONGEST_MS) continue;
      polled.forEach((one, at) => (one.seen = seenAt(fds, at)));
      return ready;
    }
  }

  /** Sleeps `durationMs` (fractions count); returns 0, or `-ECANCELED` where the run was cancelled. */
  sleep(durationMs: number): number {
    const endMs = performance.now() + durationMs;
    const result = this.poll([], Math.floor(durationMs));
    if (result < 0) return result;
    const restMs = endMs - performance.now();
    // poll(2) counts whole milliseconds; nobody wakes this word, so the rest passes in full.
    if (restMs > 0) Atomics.wait(this.doze, 0, 0, restMs);
    return 0;
  }
}

function clampMs(milliseconds: number): number {
  if (milliseconds === Infinity) return FOREVER;
  return Math.max(FOREVER, Math.min(milliseconds, LONGEST_MS));
}

function writePollfd(fds: Buffer, at: number, fd: number, events: number): void {
  fds.writeInt32LE(fd, at * POLLFD_BYTES);
  fds.writeInt16LE(events, at * POLLFD_BYTES + POLLFD_EVENTS_AT);
}

function seenAt(fds: Buffer, at: number): number {
  return fds.readInt16LE(at * POLLFD_BYTES + POLLFD_REVENTS_AT);
}
