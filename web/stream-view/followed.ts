/** The streams of a run as far as its log has come, indexed once as it grows. */

import type { ByteStream } from '#core/tcp/byte-stream.ts';
import { Provenance } from '#core/tcp/provenance.ts';
import type { RunLog } from '../view/log.ts';

interface Followed {
  readonly provenance: Provenance;
  /** Events taken up. */
  count: number;
}

/** By the log's own list, which stays the same while it grows: leaving the view and coming back costs nothing. */
const followed = new WeakMap<RunLog['events'], Followed>();

const EVENTS_BETWEEN_LOOKS = 64;

/**
 * Takes up what the log has brought since the last call, until `isTimeUp` says so; each event once. A log without
 * calls (a capture from elsewhere) knows no writes and is passed over.
 *
 * @returns the streams over the same lists, which grow; null while there is more to take up.
 */
export function followStreams(log: RunLog, isTimeUp: () => boolean): readonly ByteStream[] | null {
  if (log.calls.length === 0) return [];
  const known = followed.get(log.events) ?? { provenance: new Provenance(), count: 0 };
  followed.set(log.events, known);
  for (; known.count < log.count; known.count++) {
    if (known.count % EVENTS_BETWEEN_LOOKS === 0 && isTimeUp()) return null;
    const event = log.events.at(known.count);
    if (event) known.provenance.push(event);
  }
  return known.provenance.streams();
}
