/** What the core can explain of a run: why each packet, why each silence, what was found, and what the wire knows better. */

import type { RunEvent } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { Finding } from '#core/tcp/findings.ts';
import { LogIndex } from '#core/why/log-index.ts';
import type { Phrase } from '#core/why/phrase.ts';
import { compareTruth } from '#core/why/truth.ts';
import type { Disagreement } from '#core/why/truth.ts';
import { whyPacket } from '#core/why/why-packet.ts';
import { whySilence } from '#core/why/why-silence.ts';
import type { RunLog } from './log.ts';

/** Explanations of the run as far as its log has come. */
export interface Insight {
  /** Null where the log does not know the packet, or its cause. */
  why(packet: number): Phrase | null;
  /** Why the host sends nothing at that moment, µs since the run began. */
  silence(host: HostName, atUs: number): Phrase;
  findings(packet: number): readonly Finding[];
  /** Where the wire's record contradicts what was found of the packet. */
  disagreements(packet: number): readonly Disagreement[];
}

/** Indexes a log as it grows, and begins again with another. */
export class InsightFollower {
  #index = new LogIndex();
  #events: readonly RunEvent[] = [];
  #count = 0;

  /** The explanations of `log`; a new object each time, over the same index. */
  follow(log: RunLog): Insight {
    if (log.events !== this.#events) {
      this.#index = new LogIndex();
      this.#events = log.events;
      this.#count = 0;
    }
    for (; this.#count < log.count; this.#count++) {
      const event = log.events[this.#count];
      if (event) this.#index.push(event);
    }
    return insightOf(this.#index);
  }
}

function insightOf(index: LogIndex): Insight {
  let compared: readonly Disagreement[] | null = null;
  return {
    why: (packet) =>
      index.packet(packet)?.sent.cause.type === 'unknown' ? null : whyPacket(index, packet),
    silence: (host, atUs) => whySilence(index, atUs, host),
    findings: (packet) => index.packet(packet)?.findings ?? [],
    disagreements: (packet) => {
      if (index.packet(packet)?.sent.cause.type === 'unknown') return [];
      compared ??= compareTruth(index);
      return compared.filter((one) => one.packet === packet);
    },
  };
}
