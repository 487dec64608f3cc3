/** Turns a request into a lab's run: checked, defaults filled in, parameters in the programs. */

import type { ParamValue } from '#core/event.ts';
import { PATIENCE_MS } from '#core/run-limit.ts';
import type { RunRequest } from '#core/run-request.ts';
import { changeWire, uniformWire } from '#core/wire-request.ts';
import type { Impairment } from '#core/wire-settings.ts';
import { AppError } from '../errors.ts';
import type { RunSpec } from '../lab/run-spec.ts';
import type { CatalogueEntry } from '../scenarios/catalogue.ts';
import { fillProgram } from '#core/fill-program.ts';
import { checkRules } from './rules.ts';
import { checkPlan } from './plan.ts';
import { requestSchema } from './request-schema.ts';
import { PROGRAM_LIMIT_BYTES } from './schemas.ts';
import type { Validator } from './validate.ts';
import { compileValidator } from './validate.ts';

const validators = new WeakMap<CatalogueEntry, Validator>();

/**
 * @param body - outside data, any shape.
 * @param randomSeed - called where the request names no seed.
 * @throws AppError `bad-request`, `unknown-scenario`, `bad-parameter`, `bad-rule`.
 */
export function resolveRun(
  catalogue: readonly CatalogueEntry[],
  body: unknown,
  randomSeed: () => number,
): RunSpec {
  const entry = findScenario(catalogue, body);
  const request = checkRequest(entry, body);
  const { scenario } = entry;
  const defaults = Object.entries(scenario.params).map(([name, { default: value }]) => [
    name,
    value,
  ]);
  const params = {
    ...(Object.fromEntries(defaults) as Record<string, ParamValue>),
    ...request.params,
  };
  const names = scenario.hosts.map(({ name }) => name);
  return {
    scenario: scenario.id,
    params,
    seed: request.seed ?? randomSeed(),
    hosts: scenario.hosts.map(({ name, program, startsAfter }) => {
      const replacement = request.programs?.[name];
      const source =
        replacement === undefined
          ? fillProgram(entry.programs[name] ?? '', params)
          : fillProgram(replacement, request.params ?? {});
      const lines = request.breakpoints?.[name];
      return {
        name,
        file: program,
        source,
        ...(startsAfter === undefined ? {} : { startsAfter }),
        ...(lines === undefined ? {} : { breakpoints: lines }),
      };
    }),
    wire: changeWire(
      uniformWire(names, scenario.wire),
      request.wire ?? ({} as Partial<Impairment>),
    ),
    rules: checkRules(request.rules ?? scenario.rules ?? [], names),
    plan: checkPlan(request.plan ?? [], names),
    limits: { limitMs: scenario.limitMs, patienceMs: PATIENCE_MS },
    ipv6: false,
    sysctls: {},
    ...(request.origin === undefined ? {} : { origin: request.origin }),
  };
}

function findScenario(catalogue: readonly CatalogueEntry[], body: unknown): CatalogueEntry {
  const id: unknown =
    typeof body === 'object' && body !== null && 'scenario' in body ? body.scenario : null;
  if (typeof id !== 'string') {
    throw new AppError('bad-request', 'the body must be {"scenario": "topic/name", …}');
  }
  const entry = catalogue.find(({ scenario }) => scenario.id === id);
  if (entry) return entry;
  const known = catalogue.map(({ scenario }) => scenario.id).join(', ');
  throw new AppError('unknown-scenario', `no scenario ${JSON.stringify(id)}; there are ${known}`);
}

function checkRequest(entry: CatalogueEntry, body: unknown): RunRequest {
  let validate = validators.get(entry);
  if (!validate) {
    validate = compileValidator(requestSchema(entry.scenario), 'bad-parameter');
    validators.set(entry, validate);
  }
  validate(body);
  const request = body as RunRequest;
  for (const [host, source] of Object.entries(request.programs ?? {})) {
    const bytes = new TextEncoder().encode(source).length;
    if (bytes <= PROGRAM_LIMIT_BYTES) continue;
    throw new AppError(
      'bad-parameter',
      `programs.${host} must be ≤ ${PROGRAM_LIMIT_BYTES} bytes (got ${bytes})`,
    );
  }
  return request;
}
