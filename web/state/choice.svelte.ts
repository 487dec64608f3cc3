/** What will run: the scenario and the knobs turned so far. It lives in the page's address. */

import type { ParamValue, RunStarted } from '#core/event.ts';
import type { RunRequest } from '#core/run-request.ts';
import type { CatalogueEntry, Parameter } from '../protocol.ts';
import { Breakpoints } from './breakpoints.svelte.ts';
import type { Commands } from './commands.svelte.ts';
import { WireChoice } from './wire-choice.svelte.ts';

/** Keys of the address that are neither parameters nor of the wire. */
const OWN_KEYS = { scenario: 'scenario', seed: 'seed' } as const;
const PARAM_PREFIX = 'p.';

export class Choice {
  catalogue = $state.raw<readonly CatalogueEntry[]>([]);
  scenarioId = $state<string | null>(null);
  /** Only what differs from the scenario's defaults. */
  params = $state<Record<string, ParamValue>>({});
  seed = $state<number | null>(null);
  readonly wire: WireChoice;
  readonly breakpoints = new Breakpoints();
  readonly scenario = $derived(this.catalogue.find(({ id }) => id === this.scenarioId) ?? null);

  /** @param commands - tell the run on the stage when its wire is changed. */
  constructor(commands: Commands) {
    this.wire = new WireChoice(() => this.scenario, commands);
  }

  /** Another scenario, all knobs as it has them. */
  pick(id: string): void {
    this.scenarioId = id;
    this.params = {};
    this.seed = null;
    this.wire.clear();
    this.breakpoints.clear();
  }

  /** Nothing is chosen: the stage shows what did not come from a scenario. */
  clear(): void {
    this.pick('');
    this.scenarioId = null;
  }

  /**
   * The scenario of a run that was recorded, with its parameters, wire and rules; nothing where there is no such
   * scenario here.
   */
  take(start: RunStarted, rules: readonly string[]): void {
    const { scenario, params, seed } = start;
    this.clear();
    if (!this.catalogue.some(({ id }) => id === scenario)) return;
    this.pick(scenario);
    this.seed = seed;
    for (const [name, parameter] of Object.entries(this.scenario?.params.properties ?? {})) {
      const value = params[name];
      if (value !== undefined) this.setParam(name, parameter, value);
    }
    this.wire.take(start, rules);
  }

  /** Takes everything from an address' query, such as `scenario=open%2Fhandshake&seed=7&p.size=4`. */
  read(query: URLSearchParams): void {
    this.pick(query.get(OWN_KEYS.scenario) ?? '');
    if (this.scenarioId === '') this.scenarioId = null;
    this.seed = numberIn(query, OWN_KEYS.seed);
    this.wire.read(query);
    for (const [name, parameter] of Object.entries(this.scenario?.params.properties ?? {})) {
      const text = query.get(PARAM_PREFIX + name);
      if (text !== null) this.params[name] = parse(text, parameter);
    }
    this.breakpoints.read(query, this.scenario?.hosts.map(({ name }) => name) ?? []);
  }

  /** Keys and values of the query that {@link read} takes back. */
  write(): readonly (readonly [string, string])[] {
    return [
      ...(this.scenarioId === null ? [] : [[OWN_KEYS.scenario, this.scenarioId] as const]),
      ...Object.entries(this.params).map(
        ([name, value]) => [PARAM_PREFIX + name, String(value)] as const,
      ),
      ...this.wire.write(),
      ...(this.seed === null ? [] : [[OWN_KEYS.seed, `${this.seed}`] as const]),
      ...this.breakpoints.write(),
    ];
  }

  /** The parameter's value: as turned, or the default. */
  valueOf(name: string, parameter: Parameter): ParamValue {
    return this.params[name] ?? parameter.default;
  }

  setParam(name: string, parameter: Parameter, value: ParamValue): void {
    const others = Object.entries(this.params).filter(([other]) => other !== name);
    const own = value === parameter.default ? [] : [[name, value] as const];
    this.params = Object.fromEntries([...others, ...own]);
  }

  /** The body of `POST /api/runs`, or null before a scenario is chosen. */
  request(): RunRequest | null {
    if (!this.scenario) return null;
    const breakpoints = this.breakpoints.byHost;
    return {
      scenario: this.scenario.id,
      ...(Object.keys(this.params).length > 0 ? { params: { ...this.params } } : {}),
      ...this.wire.request(),
      ...(this.seed === null ? {} : { seed: this.seed }),
      ...(Object.keys(breakpoints).length > 0 ? { breakpoints } : {}),
    };
  }
}

function numberIn(query: URLSearchParams, key: string): number | null {
  const value = Number(query.get(key) ?? NaN);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

function parse(text: string, { type }: Parameter): ParamValue {
  if (type === 'boolean') return text === 'true';
  return type === 'string' ? text : Number(text);
}
