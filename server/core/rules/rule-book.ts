/** Decides by rules what becomes of each frame: from the order of the packets alone, with no clock and no chance. */

import type { HostName } from '../event-base.ts';
import type { FrameAction, FrameContext, FrameJudge } from '../frame-judge.ts';
import { FrameReader } from './frame-reader.ts';
import { Places } from './places.ts';
import { printRule } from './print.ts';
import type { FrameFilter, Rule, RuleAction } from './rule.ts';

/** Whom `from` and `to` name. */
export interface RuleHost {
  readonly name: HostName;
  /** Colon-separated, as the log has it. */
  readonly mac: string;
}

/** How often a rule fitted a frame, and how often it acted. */
export interface RuleCount {
  readonly matched: number;
  readonly acted: number;
}

interface Entry {
  readonly rule: Rule;
  readonly text: string;
  readonly toMac: Uint8Array | null;
  /** Numbers frames since the rule came; null where it names no number. */
  places: Places | null;
  matched: number;
  acted: number;
}

const NOTHING: readonly FrameAction[] = [];

/**
 * A list of rules with its counts. Every rule counts every frame it fits; of the rules that are due, the first acts,
 * and the frame is its alone. Where that one lets the frame pass, the next that was due counts it as done: so what
 * happens to every other frame stays as it was without the rule that spares one.
 */
export class RuleBook implements FrameJudge {
  private readonly hosts: readonly RuleHost[];
  private readonly entries: readonly Entry[];
  private readonly reader = new FrameReader();
  private placings: readonly Places[] = [];

  constructor(rules: readonly Rule[], hosts: readonly RuleHost[]) {
    this.hosts = hosts;
    const largest = Math.max(0, ...rules.map(({ filter }) => filter.number ?? 0));
    const places = new Places(largest);
    this.entries = rules.map((rule) => ({
      rule,
      text: printRule(rule),
      toMac: macOf(hosts, rule.filter.to.host),
      places: rule.filter.number === null ? null : places,
      matched: 0,
      acted: 0,
    }));
    this.placings = placingsOf(this.entries);
  }

  /** Each rule's counts, in the rules' order. */
  get counts(): readonly RuleCount[] {
    return this.entries.map(({ matched, acted }) => ({ matched, acted }));
  }

  /** A book of other rules. A rule that was in this one goes on with its counts: “the first SYN” does not come twice. */
  changedTo(rules: readonly Rule[]): RuleBook {
    const book = new RuleBook(rules, this.hosts);
    const known = [...this.entries];
    for (const entry of book.entries) {
      const at = known.findIndex(({ text }) => text === entry.text);
      const [before] = at === -1 ? [] : known.splice(at, 1);
      entry.matched = before?.matched ?? 0;
      entry.acted = before?.acted ?? 0;
      entry.places = before?.places ?? entry.places;
    }
    book.placings = placingsOf(book.entries);
    return book;
  }

  decide(frame: Uint8Array, { from }: Pick<FrameContext, 'from'>): readonly FrameAction[] {
    if (this.entries.length === 0) return NOTHING;
    this.reader.read(frame);
    for (const places of this.placings) places.see(this.reader.headers);
    let first: number | null = null;
    let insteadOf: number | null = null;
    this.entries.forEach((entry, index) => {
      if (!this.fits(entry, from)) return;
      entry.matched++;
      if (!isDue(entry)) return;
      if (first === null) first = index;
      else if (insteadOf === null && this.isPass(first)) insteadOf = index;
      else return;
      entry.acted++;
    });
    return first === null ? NOTHING : this.actionsOf(first, insteadOf);
  }

  private isPass(rule: number): boolean {
    return this.entries[rule]?.rule.action.type === 'pass';
  }

  private fits({ rule: { filter }, toMac, places }: Entry, from: HostName): boolean {
    const { reader } = this;
    return (
      (filter.from.host === null || filter.from.host === from) &&
      reader.is(filter.kind) &&
      (places === null || filter.number === places.latest) &&
      (toMac === null || reader.isTo(toMac)) &&
      this.fitsPorts(filter) &&
      (filter.overBytes === null || reader.packetBytes > filter.overBytes) &&
      (filter.underBytes === null || reader.packetBytes < filter.underBytes) &&
      filter.features.every((feature) => reader.has(feature))
    );
  }

  private fitsPorts({ from, to }: FrameFilter): boolean {
    if (from.port === null && to.port === null) return true;
    const { reader } = this;
    if (!reader.isSegment && !reader.isDatagram) return false;
    const { sourcePort, destinationPort } = reader.headers;
    return (
      (from.port === null || from.port === sourcePort) &&
      (to.port === null || to.port === destinationPort)
    );
  }

  private actionsOf(rule: number, insteadOf: number | null): readonly FrameAction[] {
    const action = this.entries[rule]?.rule.action;
    return action ? [this.actionOf(action, rule, insteadOf)] : NOTHING;
  }

  private actionOf(action: RuleAction, rule: number, insteadOf: number | null): FrameAction {
    switch (action.type) {
      case 'pass':
        return { type: 'pass', rule, insteadOf };
      case 'delay':
        return { type: 'delay', rule, byUs: action.byUs };
      case 'duplicate':
        return { type: 'duplicate', rule, afterUs: action.afterUs };
      case 'corrupt':
        return { type: 'flip', rule, bit: action.bit ?? this.reader.tenderBit, mend: action.mend };
      default:
        return { type: action.type, rule };
    }
  }
}

function placingsOf(entries: readonly Entry[]): readonly Places[] {
  return [...new Set(entries.map(({ places }) => places).filter((places) => places !== null))];
}

function isDue({ rule: { selection, atMost }, matched, acted }: Entry): boolean {
  if (atMost !== null && acted >= atMost) return false;
  return selection.type === 'nth' ? matched === selection.n : matched % selection.n === 0;
}

/** The host's address as octets; null where any will do. A host that is not there has an address nobody sends to. */
function macOf(hosts: readonly RuleHost[], name: HostName | null): Uint8Array | null {
  if (name === null) return null;
  const mac = hosts.find((host) => host.name === name)?.mac ?? '';
  return Uint8Array.from(mac.split(':'), (octet) => parseInt(octet, 16));
}
