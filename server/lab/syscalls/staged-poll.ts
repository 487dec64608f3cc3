/** poll(2) over the entries that an interpreter has laid out in its memory. */

import { POLLFD_BYTES, POLLFD_EVENTS_AT, POLLFD_REVENTS_AT, POLLNVAL } from './linux.ts';
import type { Polled, Waiter } from './waiter.ts';

/** poll(2) passes over this descriptor. */
const NOBODY = -1;

/**
 * Polls `staged`, an array of `struct pollfd`, and fills in what was seen.
 * A descriptor that is not the interpreter's own shows POLLNVAL, as one that is not open.
 *
 * @returns how many entries saw something, 0 at the timeout, or `-errno`
 */
export function pollStaged(
  staged: Uint8Array,
  timeoutMs: number,
  { waiter, isOwned }: { readonly waiter: Waiter; readonly isOwned: (fd: number) => boolean },
): number {
  const entries = new DataView(staged.buffer, staged.byteOffset, staged.length);
  const count = Math.floor(staged.length / POLLFD_BYTES);
  const polled = Array.from({ length: count }, (_, i): Polled => {
    const fd = entries.getInt32(i * POLLFD_BYTES, true);
    const events = entries.getInt16(i * POLLFD_BYTES + POLLFD_EVENTS_AT, true);
    return { fd: isOwned(fd) ? fd : NOBODY, events, seen: 0 };
  });
  const strangers = polled.filter(({ fd }) => fd === NOBODY);
  const result = waiter.poll(polled, strangers.length > 0 ? 0 : timeoutMs);
  for (const stranger of strangers) stranger.seen = POLLNVAL;
  polled.forEach(({ seen }, i) =>
    entries.setInt16(i * POLLFD_BYTES + POLLFD_REVENTS_AT, seen, true),
  );
  return result < 0 ? result : result + strangers.length;
}
