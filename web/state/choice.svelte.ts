/** What will run: the scenario and the knobs turned so far. It lives in the page's address. */

import type { ParamValue, RunStarted } from '#core/event.ts';
import type { RunRequest } from '#core/run-request.ts';
import type { CatalogueEntry, Parameter } from '../protocol.ts';

/** Keys of the address that are not parameters. */
const OWN_KEYS = { scenario: 'scenario', seed: 'seed', delay: 'delay', loss: 'loss' } as const;
const PARAM_PREFIX = 'p.';

export class Choice {
  catalogue = $state.raw<readonly CatalogueEntry[]>([]);
  scenarioId = $state<string | null>(null);
  /** Only what differs from the scenario's defaults. */
  params = $state<Record<string, ParamValue>>({});
  seed = $state<number | null>(null);
  delayMs = $state<number | null>(null);
  lossPercent = $state<number | null>(null);
  readonly scenario = $derived(this.catalogue.find(({ id }) => id === this.scenarioId) ?? null);

  /** Another scenario, all knobs as it has them. */
  pick(id: string): void {
    this.scenarioId = id;
    this.params = {};
    this.seed = null;
    this.delayMs = null;
    this.lossPercent = null;
  }

  /** Nothing is chosen: the stage shows what did not come from a scenario. */
  clear(): void {
    this.pick('');
    this.scenarioId = null;
  }

  /** The scenario of a run that was recorded, with its parameters; nothing where there is no such scenario here. */
  take({ scenario, params, seed }: RunStarted): void {
    this.clear();
    if (!this.catalogue.some(({ id }) => id === scenario)) return;
    this.pick(scenario);
    this.seed = seed;
    for (const [name, parameter] of Object.entries(this.scenario?.params.properties ?? {})) {
      const value = params[name];
      if (value !== undefined) this.setParam(name, parameter, value);
    }
  }

  /** Takes everything from an address' query, such as `scenario=open%2Fhandshake&seed=7&p.size=4`. */
  read(query: URLSearchParams): void {
    this.pick(query.get(OWN_KEYS.scenario) ?? '');
    if (this.scenarioId === '') this.scenarioId = null;
    this.seed = numberIn(query, OWN_KEYS.seed);
    this.delayMs = numberIn(query, OWN_KEYS.delay);
    this.lossPercent = numberIn(query, OWN_KEYS.loss);
    for (const [name, parameter] of Object.entries(this.scenario?.params.properties ?? {})) {
      const text = query.get(PARAM_PREFIX + name);
      if (text !== null) this.params[name] = parse(text, parameter);
    }
  }

  /** Keys and values of the query that {@link read} takes back. */
  write(): readonly (readonly [string, string])[] {
    const knobs = { delay: this.delayMs, loss: this.lossPercent, seed: this.seed };
    return [
      ...(this.scenarioId === null ? [] : [[OWN_KEYS.scenario, this.scenarioId] as const]),
      ...Object.entries(this.params).map(
        ([name, value]) => [PARAM_PREFIX + name, String(value)] as const,
      ),
      ...Object.entries(knobs).flatMap(([key, value]) =>
        value === null ? [] : [[key, `${value}`] as const],
      ),
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
    const wire = {
      ...(this.delayMs === null ? {} : { delayUs: Math.round(this.delayMs * 1000) }),
      ...(this.lossPercent === null ? {} : { lossPercent: this.lossPercent }),
    };
    return {
      scenario: this.scenario.id,
      ...(Object.keys(this.params).length > 0 ? { params: { ...this.params } } : {}),
      ...(Object.keys(wire).length > 0 ? { wire } : {}),
      ...(this.seed === null ? {} : { seed: this.seed }),
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
