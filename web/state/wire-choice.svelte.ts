/** The wire as its knobs stand: settings and rules. They stay where they are turned, and a run under way is told at once. */

import type { HostName } from '#core/event-base.ts';
import type { RunStarted } from '#core/event.ts';
import type { RunRequest } from '#core/run-request.ts';
import type { Impairment, WireSettings } from '#core/wire-settings.ts';
import type { CatalogueEntry } from '../protocol.ts';
import { inForce } from '../wire/rule-line.ts';
import { readOverlay, readRules, writeOverlay, writeRules } from '../wire/overlay-address.ts';
import { changeBetween, overlayOf, requestOf, turn, usePreset, wireOf } from '../wire/overlay.ts';
import type { Overlay, OwnWire } from '../wire/overlay.ts';
import type { Commands } from './commands.svelte.ts';

/** While a person types or holds a key down, the run is told once they pause, ms. */
const PAUSE_MS = 300;

/** What the run on the stage was last told. */
interface Told {
  readonly wire: WireSettings;
  readonly rules: readonly string[];
}

export class WireChoice {
  overlay = $state.raw<Overlay>({});
  /** The rules instead of the scenario's own, those switched off as comments; null for the scenario's own. */
  rules = $state.raw<readonly string[] | null>(null);
  readonly #scenario: () => CatalogueEntry | null;
  readonly #commands: Commands;
  #told: Told | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The scenario's own; null where none is chosen. */
  readonly own: OwnWire | null = $derived.by(() => {
    const scenario = this.#scenario();
    return scenario && { hosts: scenario.hosts.map(({ name }) => name), settings: scenario.wire };
  });
  /** As the knobs stand; null where no scenario is chosen. */
  readonly settings: WireSettings | null = $derived(this.own && wireOf(this.own, this.overlay));
  /** The rules that are listed, on and off. */
  readonly listed: readonly string[] = $derived.by(
    () => this.rules ?? this.#scenario()?.rules ?? [],
  );

  /** @param scenario - the one that is chosen. */
  constructor(scenario: () => CatalogueEntry | null, commands: Commands) {
    this.#scenario = scenario;
    this.#commands = commands;
  }

  /** Turns knobs for the frames of these hosts, or of all. */
  turn(hosts: readonly HostName[] | null, change: Partial<Impairment>): void {
    if (!this.own) return;
    this.overlay = turn(this.own, this.overlay, hosts ?? this.own.hosts, change);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(), PAUSE_MS);
  }

  /** Null puts everything back to what the scenario has. */
  usePreset(hosts: readonly HostName[] | null, preset: string | null): void {
    if (!this.own) return;
    this.overlay = usePreset(this.own, this.overlay, hosts ?? this.own.hosts, preset);
    this.tell();
  }

  /** Null takes the scenario's own. */
  setRules(rules: readonly string[] | null): void {
    this.rules = rules;
    this.tell();
  }

  /** Everything as the scenario has it; no run is told. */
  clear(): void {
    this.overlay = {};
    this.rules = null;
    this.#told = null;
  }

  /** The run on the stage began with what is chosen. */
  begin(): void {
    this.#told = this.#chosen();
  }

  /** Tells the run on the stage what was changed since it was last told; one that still waits for its lab is told later. */
  tell(): void {
    clearTimeout(this.#timer);
    const [told, chosen] = [this.#told, this.#chosen()];
    if (!told || !chosen || !this.#commands.canSend) return;
    this.#told = chosen;
    const wire = changeBetween(told.wire, chosen.wire);
    const isRuled = told.rules.join('\n') === chosen.rules.join('\n');
    void Promise.all([
      wire === null || this.#commands.send({ type: 'wire', wire }),
      isRuled || this.#commands.send({ type: 'rules', rules: chosen.rules }),
    ]).then((answers) => {
      // What was refused is told again with the next change.
      if (answers.includes(null)) this.#told = told;
    });
  }

  /** Takes the wire and the rules that a run began with. */
  take({ wire }: RunStarted, rules: readonly string[]): void {
    const scenario = this.#scenario();
    if (!this.own || !scenario) return;
    this.overlay = overlayOf(this.own, wire);
    this.rules = rules.join('\n') === scenario.rules.join('\n') ? null : rules;
  }

  /** Takes what an address' query says. */
  read(query: URLSearchParams): void {
    this.overlay = this.own ? readOverlay(this.own, query) : {};
    this.rules = readRules(query);
  }

  /** Keys and values of the query that {@link read} takes back. */
  write(): readonly (readonly [string, string])[] {
    if (!this.own) return [];
    return [...writeOverlay(this.own, this.overlay), ...writeRules(this.rules)];
  }

  /** Its part of what starts a run. */
  request(): Pick<RunRequest, 'wire' | 'rules'> {
    const wire = this.own && requestOf(this.own.hosts, this.overlay);
    return {
      ...(wire ? { wire } : {}),
      ...(this.rules === null ? {} : { rules: inForce(this.rules) }),
    };
  }

  #chosen(): Told | null {
    return this.settings && { wire: this.settings, rules: inForce(this.listed) };
  }
}
