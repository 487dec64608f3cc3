/** The moments that stepping stops at. */

import type { RunEvent } from '#core/event.ts';
import type { RunLog } from './log.ts';

/** What a step goes by. */
export type StepUnit = 'packet' | 'line' | 'event';

/** As much of a clock as stepping needs. */
export interface Moments {
  momentOf(seq: number): number;
  countAt(ms: number): number;
}

/** Things less than this apart are one stop, ms: the playhead sits a hair after the event it shows. */
const HAIR = 1e-6;

function isStop(event: RunEvent, unit: StepUnit): boolean {
  switch (unit) {
    case 'packet':
      return event.type === 'sent' || event.type === 'arrived' || event.type === 'dropped';
    case 'line':
      return event.type === 'line';
    case 'event':
      return true;
  }
}

/** The moment of the nearest stop before or after `ms`, or null where there is none. */
export function stepFrom(
  log: RunLog,
  moments: Moments,
  ms: number,
  direction: 1 | -1,
  unit: StepUnit,
): number | null {
  let seq = direction > 0 ? moments.countAt(ms + HAIR) : moments.countAt(ms - HAIR) - 1;
  for (; seq >= 0 && seq < log.count; seq += direction) {
    const event = log.events.at(seq);
    const moment = moments.momentOf(seq);
    const isElsewhere = direction > 0 ? moment > ms + HAIR : moment < ms - HAIR;
    if (event && isElsewhere && isStop(event, unit)) return moment;
  }
  return null;
}
