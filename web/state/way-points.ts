/** Where steps and jumps lead from a moment of the track. */

import type { Clock } from '../ladder/clock.ts';
import type { RunLog } from '../view/log.ts';
import { stepFrom } from '../view/steps.ts';
import { StopIndex } from '../view/stops.ts';
import type { JumpKind, StepUnit } from '../view/stops.ts';
import type { Track } from './track.ts';

/** From a moment, ms of the clock, on or back. */
export interface Going {
  readonly ms: number;
  readonly direction: 1 | -1;
}

/** What a jump leads to. */
export interface Found {
  /** ms of the clock. */
  readonly ms: number;
  /** Null where it is about no packet. */
  readonly packet: number | null;
}

/** Grows with the track's logs. */
export class WayPoints {
  /** Those of the run itself. */
  readonly stops = new StopIndex();
  readonly #beside = new StopIndex();

  /** The moment of the next or previous thing of a unit, in this run or the one beside it; an end of the run where there is none. */
  stepFrom({ log, clock, beside }: Track, unit: StepUnit, going: Going): number {
    const moments = [stopFrom(this.stops, { log, clock }, unit, going)];
    if (beside) moments.push(stopFrom(this.#beside, beside, unit, going));
    return going.direction > 0 ? Math.min(...moments) : Math.max(...moments);
  }

  /** The next or previous of a kind; null where there is none. */
  jumpFrom(track: Track, to: JumpKind, { ms, direction }: Going): Found | null {
    const { log, clock, insight } = track;
    if (to === 'finding' && !insight) return null;
    const places =
      to === 'finding' && insight ? this.stops.findings(log, insight) : this.stops.losses(log);
    const seq = stepFrom(places, clock, ms, direction);
    if (seq === null) return null;
    const event = log.events.at(seq);
    const packet = event && 'packet' in event ? event.packet : null;
    return { ms: clock.momentOf(seq), packet };
  }
}

function stopFrom(
  index: StopIndex,
  { log, clock }: { readonly log: RunLog; readonly clock: Clock },
  unit: StepUnit,
  { ms, direction }: Going,
): number {
  const seq = stepFrom(index.stops(log, unit), clock, ms, direction);
  if (seq === null) return direction > 0 ? Infinity : 0;
  return clock.momentOf(seq);
}
