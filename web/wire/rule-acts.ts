/** How often each rule has acted by a moment of the log. */

import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';
import { ruleKeys } from './rule-line.ts';

/** What one rule did: a packet counts once, whatever the rule did to it and on how many ways. */
interface Acts {
  readonly seqs: number[];
  readonly packets: Set<number>;
}

/** Grows with a log, and begins again with another. A rule that stays in force while others change keeps its count. */
export class RuleActs {
  #events: RunLog['events'] | null = null;
  #taken = 0;
  #inForce: readonly string[] = [];
  #acts = new Map<string, Acts>();

  /** Takes up what the log has brought since. */
  follow({ events, count, analysed }: Pick<RunLog, 'events' | 'count' | 'analysed'>): this {
    if (events !== this.#events) {
      this.#events = events;
      this.#taken = 0;
      this.#inForce = [];
      this.#acts = new Map();
    }
    // No rule acted on what was captured elsewhere.
    if (analysed) return this;
    for (; this.#taken < count; this.#taken++) {
      const event = events.at(this.#taken);
      if (event?.type === 'rules') this.#inForce = ruleKeys(event.rules);
      else if (event && 'rule' in event && 'packet' in event && event.rule !== undefined) {
        this.#note(this.#inForce[event.rule] ?? '', event.packet, event.seq);
      }
    }
    return this;
  }

  /** @param key - of `ruleKeys`. */
  countOf(key: string, eventCount: number): number {
    const seqs = this.#acts.get(key)?.seqs ?? [];
    return countWhile(seqs.length, (index) => (seqs[index] ?? Infinity) < eventCount);
  }

  #note(key: string, packet: number, seq: number): void {
    const acts = this.#acts.get(key) ?? { seqs: [], packets: new Set() };
    this.#acts.set(key, acts);
    if (acts.packets.has(packet)) return;
    acts.packets.add(packet);
    acts.seqs.push(seq);
  }
}
