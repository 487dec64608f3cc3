/** JSON Schema of what starts a run: the body of `POST /api/runs`. */

import type { HostName } from '#core/event-base.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { commandSchema } from './command-schema.ts';
import { originSchema } from './origin-schema.ts';
import {
  BREAKPOINTS,
  PROGRAM_LIMIT_BYTES,
  RULES,
  byHost,
  closedObject,
  wireSchema,
  type Schema,
} from './schemas.ts';

/** ajv's strict mode knows no `unit` and wants a title in one language (JSON Schema Validation §9.1). */
const OUR_KEYWORDS = new Set(['title', 'unit']);

/** Commands that a plan may have. */
const MOST_PLANNED = 1000;
/** Longest that a run may be told to wait for a moment, µs. */
const LONGEST_WAIT_US = 600_000_000;

/** The body of `POST /api/runs` for one scenario. */
export function requestSchema(scenario: Scenario): Schema {
  const hosts = scenario.hosts.map(({ name }) => name);
  const params = Object.entries(scenario.params).map(([name, parameter]) => [
    name,
    Object.fromEntries(Object.entries(parameter).filter(([key]) => !OUR_KEYWORDS.has(key))),
  ]);
  return {
    ...closedObject({
      scenario: { type: 'string' },
      params: closedObject(Object.fromEntries(params) as Record<string, unknown>),
      seed: { type: 'integer', minimum: 0, maximum: 0xffff_ffff },
      wire: wireSchema(hosts),
      rules: RULES,
      breakpoints: byHost(hosts, BREAKPOINTS),
      plan: planSchema(hosts),
      programs: byHost(hosts, { type: 'string', maxLength: PROGRAM_LIMIT_BYTES }),
      origin: originSchema(hosts),
    }),
    required: ['scenario'],
  };
}

function planSchema(hosts: readonly HostName[]): Schema {
  const time = { type: 'integer', minimum: 0, maximum: LONGEST_WAIT_US };
  const planned = closedObject({
    beforePacket: { type: 'integer', minimum: 1, maximum: 0xffff_ffff },
    afterUs: time,
    atUs: time,
    command: commandSchema(hosts),
  });
  return { type: 'array', maxItems: MOST_PLANNED, items: { ...planned, required: ['command'] } };
}
