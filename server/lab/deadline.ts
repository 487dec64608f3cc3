/** An alarm with microsecond resolution on the event loop; `setTimeout` knows only milliseconds. */

import { CLOCK_MONOTONIC, O_CLOEXEC, O_NONBLOCK, must } from './abi.ts';
import * as libc from './libc.ts';

/** `struct itimerspec` (timerfd_settime(2)): interval, then the value. */
const ITIMERSPEC_BYTES = 32;
const SECONDS_AT = 16;
const NANOSECONDS_AT = 24;

export interface Deadline {
  /** Rings once in `inUs` µs (at once where that is not positive), instead of when it was to ring before. */
  set(inUs: number): void;
  close(): void;
}

/** Makes an alarm that calls `onDue` on this thread's event loop. Source: timerfd_create(2). */
export function createDeadline(onDue: () => void): Deadline {
  const fd = must(libc.timerfdCreate(CLOCK_MONOTONIC, O_NONBLOCK | O_CLOEXEC), 'timerfd_create');
  const value = Buffer.alloc(ITIMERSPEC_BYTES);
  const expirations = Buffer.alloc(8);
  const ring = () => {
    libc.read(fd, expirations, expirations.length);
    onDue();
  };
  const watch = libc.watchReadable(fd, ring, () => watch.close());
  return {
    set(inUs) {
      const ns = Math.max(1, Math.round(inUs * 1000)); // 0 would disarm it
      value.writeBigInt64LE(BigInt(Math.floor(ns / 1e9)), SECONDS_AT);
      value.writeBigInt64LE(BigInt(ns % 1e9), NANOSECONDS_AT);
      must(libc.timerfdSettime(fd, 0, value, null), 'timerfd_settime');
    },
    close() {
      watch.close();
      libc.close(fd);
    },
  };
}
