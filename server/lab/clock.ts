/** The lab's clock: CLOCK_MONOTONIC in integer microseconds, the same in every thread. */

/** Microseconds since an arbitrary fixed moment. Source: clock_gettime(2), through `process.hrtime`. */
export function monotonicUs(): number {
  return Math.floor(Number(process.hrtime.bigint()) / 1000);
}
