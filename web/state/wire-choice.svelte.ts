/** The wire as its knobs stand: settings and rules. They stay where they are turned, and a run under way is told at once. */

import type { RunStarted } from '#core/event.ts';
import type { RunRequest } from '#core/run-request.ts';
import { uniformWire } from '#core/wire-request.ts';
import type { WireSettings } from '#core/wire-settings.ts';
import type { CatalogueEntry } from '../protocol.ts';
import { inForce } from '../wire/rule-line.ts';
import { readOverlay, readRules, writeOverlay, writeRules } from '../wire/overlay-address.ts';
import { changeBetween, overlayOf, requestOf } from '../wire/overlay.ts';
import type { Commands } from './commands.svelte.ts';
import { WireKnobs } from './wire-knobs.svelte.ts';

/** What the run on the stage was last told. */
interface Told {
  readonly wire: WireSettings;
  readonly rules: readonly string[];
}

export class WireChoice {
  /** Over the scenario's own wire; none where no scenario is chosen. */
  readonly knobs = new WireKnobs(
    () => this.#own(),
    () => this.tell(),
  );
  /** The rules instead of the scenario's own, those switched off as comments; null for the scenario's own. */
  rules = $state.raw<readonly string[] | null>(null);
  readonly #scenario: () => CatalogueEntry | null;
  readonly #commands: Commands;
  #told: Told | null = null;

  /** The rules that are listed, on and off. */
  readonly listed: readonly string[] = $derived.by(
    () => this.rules ?? this.#scenario()?.rules ?? [],
  );

  /** @param scenario - the one that is chosen. */
  constructor(scenario: () => CatalogueEntry | null, commands: Commands) {
    this.#scenario = scenario;
    this.#commands = commands;
  }

  /** Null takes the scenario's own. */
  setRules(rules: readonly string[] | null): void {
    this.rules = rules;
    this.tell();
  }

  /** Everything as the scenario has it; no run is told. */
  clear(): void {
    this.knobs.overlay = {};
    this.rules = null;
    this.#told = null;
  }

  /** The run on the stage began with what is chosen. */
  begin(): void {
    this.#told = this.#chosen();
  }

  /** Tells the run on the stage what was changed since it was last told; one that still waits for its lab is told later. */
  tell(): void {
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
    if (!this.knobs.own || !scenario) return;
    this.knobs.overlay = overlayOf(this.knobs.own, wire);
    this.rules = rules.join('\n') === scenario.rules.join('\n') ? null : rules;
  }

  /** Takes what an address' query says. */
  read(query: URLSearchParams): void {
    const { own } = this.knobs;
    this.knobs.overlay = own ? readOverlay(own, query) : {};
    this.rules = readRules(query);
  }

  /** Keys and values of the query that {@link read} takes back. */
  write(): readonly (readonly [string, string])[] {
    const { own, overlay } = this.knobs;
    if (!own) return [];
    return [...writeOverlay(own, overlay), ...writeRules(this.rules)];
  }

  /** Its part of what starts a run. */
  request(): Pick<RunRequest, 'wire' | 'rules'> {
    const wire = requestOf(this.knobs.hosts, this.knobs.overlay);
    return {
      ...(wire ? { wire } : {}),
      ...(this.rules === null ? {} : { rules: inForce(this.rules) }),
    };
  }

  #own(): WireSettings | null {
    const scenario = this.#scenario();
    const hosts = scenario?.hosts.map(({ name }) => name);
    return scenario && hosts ? uniformWire(hosts, scenario.wire) : null;
  }

  #chosen(): Told | null {
    const wire = this.knobs.settings;
    return wire && { wire, rules: inForce(this.listed) };
  }
}
