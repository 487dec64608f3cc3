/** Makes a run's request of the command line's words. */

import type { ParamValue } from '#core/event.ts';
import type { CatalogueEntry } from '../scenarios/catalogue.ts';
import type { Parameter } from '../scenarios/scenario.ts';
import { readInteger } from './options.ts';
import { UsageError } from './usage.ts';

export interface RunWords {
  readonly id: string;
  /** `name=value`, as typed. */
  readonly params: readonly string[];
  readonly seed: string | undefined;
  /** JSON, as typed. */
  readonly wire: string | undefined;
  /** JSON, as typed. */
  readonly plan: string | undefined;
  /** Rules as typed; none given leaves the scenario's own in force. */
  readonly rules: readonly string[] | undefined;
}

/** The body that `POST /api/runs` would take; still to be validated. @throws UsageError. */
export function makeRunRequest(catalogue: readonly CatalogueEntry[], words: RunWords): unknown {
  const entry = catalogue.find(({ scenario }) => scenario.id === words.id);
  return {
    scenario: words.id,
    params: Object.fromEntries(
      words.params.map((word) => readParam(word, entry?.scenario.params ?? {})),
    ),
    ...(words.seed === undefined ? {} : { seed: readInteger('seed', words.seed, 0, 0xffff_ffff) }),
    ...(words.wire === undefined ? {} : { wire: readJson('wire', words.wire) }),
    ...(words.plan === undefined ? {} : { plan: readJson('plan', words.plan) }),
    ...(words.rules === undefined ? {} : { rules: words.rules }),
  };
}

function readParam(
  word: string,
  params: Readonly<Record<string, Parameter>>,
): readonly [string, ParamValue] {
  const at = word.indexOf('=');
  if (at < 1) throw new UsageError(`--param takes NAME=VALUE (got "${word}")`);
  const name = word.slice(0, at);
  return [name, readValue(word.slice(at + 1), params[name])];
}

/** Reads text by the parameter's type. What does not read as that type stays text, for the validator to refuse. */
function readValue(text: string, parameter: Parameter | undefined): ParamValue {
  switch (parameter?.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'integer':
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    default:
      return text;
  }
}

function readJson(option: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageError(
      `--${option} takes JSON: ${error instanceof Error ? error.message : text}`,
    );
  }
}
