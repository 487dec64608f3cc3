/** What the core can explain of a run: why each packet, why each silence, what was found, and what the wire knows better. */

import type { HostName } from '#core/event-base.ts';
import type { Finding } from '#core/tcp/findings.ts';
import { LogIndex } from '#core/why/log-index.ts';
import type { Phrase } from '#core/why/phrase.ts';
import type { RuleDeed } from '#core/why/rule-deeds.ts';
import { compareTruth } from '#core/why/truth.ts';
import type { Disagreement } from '#core/why/truth.ts';
import { whyPacket } from '#core/why/why-packet.ts';
import { whySilence } from '#core/why/why-silence.ts';
import type { Analysed, RunLog } from './log.ts';

/** Explanations of the run as far as its log has come. */
export interface Insight {
  /** It speaks of the first so many events. */
  readonly eventCount: number;
  /** Null where the log does not know the packet, or its cause. */
  why(packet: number): Phrase | null;
  /** Why the host sends nothing at that moment, µs since the run began; null where nothing tells. */
  silence(host: HostName, atUs: number): Phrase | null;
  findings(packet: number): readonly Finding[];
  /** What the wire's rules did to the packet, as far as `eventCount` events tell. */
  ruleDeeds(packet: number, eventCount: number): readonly RuleDeed[];
  /** Where the wire's record contradicts what was found of the packet. */
  disagreements(packet: number): readonly Disagreement[];
}

/** Indexes a log as it grows, and begins again with another. */
export class InsightFollower {
  #index = new LogIndex();
  #events: RunLog['events'] | null = null;
  #count = 0;
  #truth = new ComparedTruth();

  /**
   * Takes up what the log has brought since, until `isTimeUp` says so.
   *
   * @returns the explanations, a new object each time over the same index; null while there is more to take up.
   */
  follow(log: RunLog, isTimeUp: () => boolean): Insight | null {
    if (log.analysed) return insightOfCapture(log.analysed, log.count);
    if (log.events !== this.#events) {
      this.#index = new LogIndex();
      this.#events = log.events;
      this.#count = 0;
      this.#truth = new ComparedTruth();
    }
    for (; this.#count < log.count; this.#count++) {
      if (this.#count % EVENTS_BETWEEN_LOOKS === 0 && isTimeUp()) return null;
      const event = log.events.at(this.#count);
      if (event) this.#index.push(event);
    }
    const disagreements = (packet: number) => this.#truth.of(this.#index, packet, log);
    return { eventCount: log.count, ...explain(this.#index), disagreements };
  }
}

const EVENTS_BETWEEN_LOOKS = 64;

/** The comparison goes over the whole log: while that grows, it is made anew only when a tenth has come to it. */
const GROWTH = 1.1;

class ComparedTruth {
  #found: ReadonlyMap<number, readonly Disagreement[]> = new Map();
  #count = 0;

  of(index: LogIndex, packet: number, { count, end }: RunLog): readonly Disagreement[] {
    if (count > (end ? this.#count : this.#count * GROWTH)) {
      this.#count = count;
      const found = new Map<number, Disagreement[]>();
      for (const one of compareTruth(index)) {
        found.set(one.packet, [...(found.get(one.packet) ?? []), one]);
      }
      this.#found = found;
    }
    return this.#found.get(packet) ?? [];
  }
}

function explain(index: LogIndex): Pick<Insight, 'why' | 'silence' | 'findings' | 'ruleDeeds'> {
  return {
    why: (packet) => whyPacket(index, packet),
    silence: (host, atUs) => whySilence(index, atUs, host),
    findings: (packet) => index.packet(packet)?.findings ?? [],
    ruleDeeds: (packet, eventCount) => index.ruleDeeds(packet, eventCount),
  };
}

/** A capture tells what was found, and neither why nor what the wire knew. */
function insightOfCapture({ findings }: Analysed, eventCount: number): Insight {
  return {
    eventCount,
    why: () => null,
    silence: () => null,
    findings,
    ruleDeeds: () => [],
    disagreements: () => [],
  };
}
