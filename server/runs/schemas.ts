/** JSON Schemas of what comes in by HTTP: the pieces that a run's request and commands share. */

import type { HostName } from '#core/event-base.ts';
import {
  BURST_BOUNDS,
  isNullable,
  JITTER_SHAPES,
  NUMBER_SETTINGS,
  WIRE_BOUNDS,
} from '#core/wire-bounds.ts';
import { WIRE_PRESETS } from '#core/wire-presets.ts';
import type { Parameter, Scenario } from '../scenarios/scenario.ts';

/** JSON Schema, as ajv takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Longest program a request may bring, bytes of UTF-8. */
export const PROGRAM_LIMIT_BYTES = 65_536;

const NUMBERS = NUMBER_SETTINGS.map(
  (name) => [name, { ...WIRE_BOUNDS[name], nullable: isNullable(name) }] as const,
);

const IMPAIRMENT: Schema = closedObject({
  preset: { enum: WIRE_PRESETS.map(({ id }) => id) },
  ...Object.fromEntries(NUMBERS),
  jitterShape: { enum: JITTER_SHAPES },
  burst: {
    ...closedObject(BURST_BOUNDS),
    required: Object.keys(BURST_BOUNDS),
    nullable: true,
  },
  mtuIcmp: { type: 'boolean' },
});

/** What a rule says is checked by its own parser. */
export const RULES = { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 1000 } };

/** Lines of a program; one of the largest size has no more. */
export const BREAKPOINTS = {
  type: 'array',
  maxItems: 1000,
  items: { type: 'integer', minimum: 1, maximum: PROGRAM_LIMIT_BYTES - 1 },
};

/** The parameters of a scenario, as the catalogue publishes them: titles in both languages stay in. */
export function paramsSchema(params: Scenario['params']): {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Parameter>>;
  readonly additionalProperties: false;
} {
  return { type: 'object', properties: params, additionalProperties: false };
}

/** A change to the wire: {@link WireRequest}. */
export function wireSchema(hosts: readonly HostName[]): Schema {
  const from = closedObject({ from: byHost(hosts, IMPAIRMENT) });
  return { type: 'object', if: { required: ['from'] }, then: from, else: IMPAIRMENT };
}

/** One of these for each host, all of them optional. */
export function byHost(hosts: readonly HostName[], schema: Schema): Schema {
  return closedObject(Object.fromEntries(hosts.map((host) => [host, schema])));
}

/** An object with these properties, all of them optional, and no others. */
export function closedObject(properties: Readonly<Record<string, unknown>>): Schema {
  return { type: 'object', properties, additionalProperties: false };
}

/** An object that is one of these, told apart by its `type`. */
export function variants(oneOf: readonly Schema[]): Schema {
  return { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf };
}

/** One of {@link variants}: an object of that `type`. */
export function variant(
  type: string,
  required: Readonly<Record<string, unknown>>,
  optional: Readonly<Record<string, unknown>> = {},
): Schema {
  return {
    ...closedObject({ type: { const: type }, ...optional, ...required }),
    required: ['type', ...Object.keys(required)],
  };
}
