/** JSON Schema of the commands to a run. */

import type { HostName } from '#core/event-base.ts';
import { MAX_TIME_US } from '#core/wire-bounds.ts';
import { BREAKPOINTS, RULES, closedObject, wireSchema, type Schema } from './schemas.ts';

/** A frame of 9,216 bytes in base64. */
const MAX_BASE64 = 12_288;
/** Frames that one command may put in order: as many as the wire holds. */
const MAX_ORDER = 10_000;

/** The body of `POST /api/runs/:id/commands`. */
export function commandSchema(hosts: readonly HostName[]): Schema {
  const host = { enum: hosts };
  const packet = { type: 'integer', minimum: 1, maximum: 0xffff_ffff };
  const target = { packet, host, copy: { type: 'integer', minimum: 0, maximum: 0xffff_ffff } };
  const bytes = { type: 'string', maxLength: MAX_BASE64 };
  const mend = { type: 'boolean' };
  const order = {
    type: 'array',
    maxItems: MAX_ORDER,
    items: { ...closedObject(target), required: ['packet'] },
  };
  return {
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: [
      command('wire', { wire: wireSchema(hosts) }),
      command('rules', { rules: RULES }),
      command('hold', {}, target),
      command('release', {}, { ...target, order }),
      command('drop', { packet }, target),
      command('delay', { packet, byUs: TIME }, target),
      command('duplicate', { packet }, target),
      command('flip', { packet, bit: { type: 'integer', minimum: 0 } }, { ...target, mend }),
      command('replace', { packet, bytes }, { ...target, mend }),
      command('inject', { bytes, toward: host }, { copyOf: packet, afterUs: WAIT, mend }),
      command('input', { host, text: { type: 'string', maxLength: 4096 } }),
      command('break', { host, lines: BREAKPOINTS }),
      command('pause', { host }),
      command('step', { host, by: { enum: ['line', 'call'] } }),
      command('resume', { host }),
      command('stop', {}),
    ],
  };
}

const WAIT = { type: 'integer', minimum: 0, maximum: MAX_TIME_US };
const TIME = { type: 'integer', minimum: 1, maximum: MAX_TIME_US };

function command(
  type: string,
  required: Readonly<Record<string, unknown>>,
  optional: Readonly<Record<string, unknown>> = {},
): Schema {
  return {
    ...closedObject({ type: { const: type }, ...optional, ...required }),
    required: ['type', ...Object.keys(required)],
  };
}
