/** What a person is about to change, while the dialog asks: one thing, with the rest of the answers kept beside it. */

import type { ForkChange } from '#core/fork/fork-change.ts';
import type { ParamValue, RunStarted } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { parseRules } from '#core/rules/parse.ts';
import type { RuleIssue } from '#core/rules/words.ts';
import type { OfferedPacket } from '../fork/offered-packets.ts';
import { requestOf } from '../wire/overlay.ts';
import type { WireMoment } from '../wire/wire-at.ts';
import { WireKnobs } from './wire-knobs.svelte.ts';

/** `packet` with its place among those that are offered. */
export type ForkKind = `packet ${number}` | 'wire' | 'rules' | 'param' | 'program';

export interface ForkDraftOptions {
  readonly start: RunStarted;
  readonly offered: readonly OfferedPacket[];
  /** The wire and its rules at the point. */
  readonly then: WireMoment;
}

export class ForkDraft {
  readonly #options: ForkDraftOptions;
  kind = $state<ForkKind>('wire');
  /** Over the wire of the point. */
  readonly wire = new WireKnobs(() => this.#options.then.wire);
  /** The rules of the point that go on, by their place; and one that comes. */
  kept = $state.raw<readonly boolean[]>([]);
  added = $state('');
  paramName = $state('');
  paramValue = $state.raw<ParamValue | null>(null);
  host = $state<HostName>('');
  /** Edited programs, by host. */
  sources = $state<Record<HostName, string>>({});

  /** What is wrong with the rule that comes; null where nothing is. */
  readonly ruleIssue: RuleIssue | null = $derived.by(() => {
    const hosts = this.#options.start.hosts.map(({ name }) => name);
    return parseRules(this.added, hosts).issues[0] ?? null;
  });

  /** Null while nothing is changed, or it cannot be read. */
  readonly change: ForkChange | null = $derived.by(() => {
    switch (this.kind) {
      case 'wire':
        return this.#wire();
      case 'rules':
        return this.#rules();
      case 'param':
        return this.#param();
      case 'program':
        return this.#program();
      default:
        return this.#packet(Number(this.kind.slice('packet '.length)));
    }
  });

  constructor(options: ForkDraftOptions) {
    this.#options = options;
    const { start, offered, then } = options;
    if (offered.length > 0) this.kind = 'packet 0';
    this.kept = then.rules.map(() => true);
    this.paramName = Object.keys(start.params)[0] ?? '';
    this.host = start.hosts[0]?.name ?? '';
    this.sources = Object.fromEntries(
      start.hosts.map(({ name, program }) => [name, program.source]),
    );
  }

  #packet(place: number): ForkChange | null {
    const offer = this.#options.offered[place];
    return offer ? { type: offer.type, packet: offer.packet.number } : null;
  }

  #wire(): ForkChange | null {
    const wire = requestOf(this.wire.hosts, this.wire.overlay);
    return wire && { type: 'wire', wire };
  }

  #rules(): ForkChange | null {
    const before = this.#options.then.rules;
    const rules = before.filter((_, place) => this.kept[place]);
    const added = this.added.trim();
    if (this.ruleIssue !== null || (added === '' && rules.length === before.length)) return null;
    return { type: 'rules', rules: added === '' ? rules : [...rules, added] };
  }

  #param(): ForkChange | null {
    const { paramName: name, paramValue: value } = this;
    if (value === null || value === this.#options.start.params[name]) return null;
    return { type: 'param', name, value };
  }

  #program(): ForkChange | null {
    const { host, sources } = this;
    const source = sources[host];
    const own = this.#options.start.hosts.find(({ name }) => name === host)?.program.source;
    return source === undefined || source === own ? null : { type: 'program', host, source };
  }
}
