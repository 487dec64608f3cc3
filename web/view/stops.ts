/** The places in a log that one can step or jump to, indexed as it grows. */

import type { RunEvent } from '#core/event.ts';
import type { Insight } from './insight.ts';
import type { RunLog } from './log.ts';

/** What a step goes by. */
export type StepUnit = 'packet' | 'line' | 'event';

/** What one can jump to: a packet that the wire did not deliver, or one that an analyser marks. */
export type JumpKind = 'loss' | 'finding';

/** Places in order of `seq`. */
export interface Places {
  readonly length: number;
  seqAt(index: number): number;
}

/** Follows one log, and begins again with another; each place is looked at once, however often one steps. */
export class StopIndex {
  #events: RunLog['events'] | null = null;
  #seen = 0;
  #packetsSeen = 0;
  #packets: number[] = [];
  #lines: number[] = [];
  #losses: number[] = [];
  #findings: number[] = [];

  /** Where a step of that unit may stop. */
  stops(log: RunLog, unit: StepUnit): Places {
    // A capture has nothing but packets, and may have a million.
    if (unit === 'event' || (unit === 'packet' && log.analysed)) return everyEvent(log);
    this.#follow(log);
    return placesIn(unit === 'packet' ? this.#packets : this.#lines);
  }

  /** The losses of the run, as far as its log has come. */
  losses(log: RunLog): Places {
    this.#follow(log);
    return placesIn(this.#losses);
  }

  /** Where the packets left of which the analyser makes a mark; a number it merely reads off is none. */
  findings(log: RunLog, insight: Insight): Places {
    this.#begin(log);
    for (; this.#packetsSeen < log.packets.length; this.#packetsSeen++) {
      const packet = this.#packetsSeen + 1;
      if (log.sentSeq(packet) >= insight.eventCount) break; // it has yet to be looked at
      const isMarked =
        log.analysed?.isOdd(packet) ?? insight.findings(packet).some(({ value }) => value === true);
      if (isMarked) this.#findings.push(log.sentSeq(packet));
    }
    return placesIn(this.#findings);
  }

  #follow(log: RunLog): void {
    this.#begin(log);
    if (log.analysed) return; // it has neither lines nor losses
    for (; this.#seen < log.count; this.#seen++) {
      const event = log.events.at(this.#seen);
      if (event) this.#take(event);
    }
  }

  #begin(log: RunLog): void {
    if (log.events === this.#events) return;
    this.#events = log.events;
    this.#seen = 0;
    this.#packetsSeen = 0;
    this.#packets = [];
    this.#lines = [];
    this.#losses = [];
    this.#findings = [];
  }

  #take({ type, seq }: RunEvent): void {
    if (type === 'line') this.#lines.push(seq);
    if (type === 'dropped') this.#losses.push(seq);
    if (type === 'sent' || type === 'arrived' || type === 'dropped') this.#packets.push(seq);
  }
}

function everyEvent({ count }: RunLog): Places {
  return { length: count, seqAt: (seq) => seq };
}

function placesIn(seqs: readonly number[]): Places {
  return { length: seqs.length, seqAt: (index) => seqs[index] ?? 0 };
}
