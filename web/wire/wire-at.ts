/** What the wire was at a moment of the log. */

import type { WireSettings } from '#core/wire-settings.ts';
import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';

export interface WireMoment {
  readonly wire: WireSettings;
  readonly rules: readonly string[];
}

/** After `eventCount` events; null where the log is not of a run, and before its first event. */
export function wireAt(
  { start, happenings }: Pick<RunLog, 'start' | 'happenings'>,
  eventCount: number,
): WireMoment | null {
  if (!start || eventCount === 0) return null;
  const past = countWhile(
    happenings.length,
    (index) => (happenings.at(index)?.seq ?? Infinity) < eventCount,
  );
  const before = happenings.slice(0, past);
  return {
    wire: before.findLast((one) => one.type === 'wire')?.wire ?? start.wire,
    rules: before.findLast((one) => one.type === 'rules')?.rules ?? [],
  };
}
