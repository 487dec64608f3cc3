/** The packets of a run that one looks for: lost, sent again, held, altered, copied. */

import type { RunEvent } from '#core/event.ts';
import type { Analysed, RunLog } from './log.ts';

export type LandmarkSign = 'lost' | 'again' | 'held' | 'altered' | 'copied';

export interface Landmark {
  readonly packet: number;
  /** The event that made it one: its place in the log. */
  readonly seq: number;
  readonly sign: LandmarkSign;
}

/** Events or analysed packets looked at in one call: a log of a million must not stop the page. */
const BUDGET = 20_000;

/** Follows one growing log; everything is looked at once. */
export class LandmarkIndex {
  /** In the order of the log. */
  readonly landmarks: Landmark[] = [];
  #events: RunLog['events'] | null = null;
  #count = 0;

  /** Goes on from where it was, and says whether it has come to the end of the log. */
  extend(log: RunLog): boolean {
    if (log.events !== this.#events) {
      this.#events = log.events;
      this.#count = 0;
      this.landmarks.length = 0;
    }
    // The wire's events are a live run's; a capture has an analysis of its packets instead.
    const total = log.analysed ? log.packets.length : log.count;
    const end = Math.min(total, this.#count + BUDGET);
    for (; this.#count < end; this.#count++) {
      const found = log.analysed
        ? analysedMark(log, log.analysed, this.#count + 1)
        : eventMark(log, this.#count);
      if (found) this.landmarks.push(found);
    }
    return this.#count >= total;
  }
}

function analysedMark(log: RunLog, analysed: Analysed, packet: number): Landmark | null {
  return analysed.isRepeat(packet) ? { packet, seq: log.sentSeq(packet), sign: 'again' } : null;
}

function eventMark(log: RunLog, seq: number): Landmark | null {
  const event = log.events.at(seq);
  const sign = event && signOf(event, log);
  return event && sign && 'packet' in event ? { packet: event.packet, seq, sign } : null;
}

function signOf(event: RunEvent, log: RunLog): LandmarkSign | null {
  switch (event.type) {
    case 'dropped':
      return 'lost';
    case 'held':
    case 'altered':
    case 'copied':
      return event.type;
    case 'sent':
      return log.packets.at(event.packet - 1)?.isRepeat ? 'again' : null;
    default:
      return null;
  }
}
