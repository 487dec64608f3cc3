/** What the wire's rules did to each packet, in a sentence of both languages. */

import type { RunEvent } from '../event.ts';
import type { HostName } from '../event-base.ts';
import { fill } from './phrase.ts';

/** Gaps: {rule} its number from 1; {text} its words; {host} whom the packet goes to; {detail} what was changed. */
const SENTENCES = {
  dropped: {
    en: 'Rule {rule}, “{text}”, took it off the wire on its way to {host}.',
    zh: '规则 {rule}“{text}”在它去往 {host} 的途中把它拿下了线路。',
  },
  held: {
    en: 'Rule {rule}, “{text}”, holds it on the wire: it goes on when a person lets it.',
    zh: '规则 {rule}“{text}”把它扣在线路上：有人放行它才继续走。',
  },
  released: {
    en: 'Rule {rule}, “{text}”, makes it arrive later at {host} than the wire alone would.',
    zh: '规则 {rule}“{text}”让它比线路本身的时延更晚到达 {host}。',
  },
  altered: {
    en: 'Rule {rule}, “{text}”, changed it on the wire.',
    zh: '规则 {rule}“{text}”在线路上改动了它。',
  },
  spared: {
    en: 'Rule {rule}, “{text}”, let it pass on its way to {host}, and so spared it this: {detail}.',
    zh: '规则 {rule}“{text}”放它通过，去往 {host} 的途中因此免于：{detail}。',
  },
  copied: {
    en: 'Rule {rule}, “{text}”, made a copy of it, which reaches {host} as well.',
    zh: '规则 {rule}“{text}”复制了它，副本也会到达 {host}。',
  },
} as const;

type DeedType = keyof typeof SENTENCES;

/** One thing a rule did to a packet. */
export interface RuleDeed {
  /** Of the event that tells of it. */
  readonly seq: number;
  readonly type: DeedType;
  readonly host: HostName;
  /** The rule's place in its list, from 0, and its words. */
  readonly rule: number;
  readonly text: string;
  readonly en: string;
  readonly zh: string;
}

/** Feed it a run's events in order. */
export class RuleDeeds {
  readonly #byPacket = new Map<number, RuleDeed[]>();
  #rules: readonly string[] = [];

  push(event: RunEvent): void {
    if (event.type === 'rules') this.#rules = event.rules;
    if (!isDeed(event) || event.rule === undefined) return;
    const { seq, type, host, rule, packet } = event;
    const text = this.#rules[rule] ?? '';
    const detail = event.detail ?? '';
    const { en, zh } = fill(
      { ...SENTENCES[type], rfc: '' },
      { rule: rule + 1, text, host, detail },
    );
    const deeds = this.#byPacket.get(packet) ?? [];
    this.#byPacket.set(packet, deeds);
    deeds.push({ seq, type, host, rule, text, en, zh });
  }

  /** What rules did to the packet by the time `eventCount` events had happened. */
  of(packet: number, eventCount: number): readonly RuleDeed[] {
    return (this.#byPacket.get(packet) ?? []).filter(({ seq }) => seq < eventCount);
  }
}

function isDeed(event: RunEvent): event is Extract<RunEvent, { type: DeedType }> {
  return Object.hasOwn(SENTENCES, event.type);
}
