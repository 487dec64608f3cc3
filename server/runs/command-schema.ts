/** JSON Schema of the commands to a run. */

import type { HostName } from '#core/event-base.ts';
import { MAX_TIME_US } from '#core/wire-bounds.ts';
import {
  BREAKPOINTS,
  RULES,
  closedObject,
  variant,
  variants,
  wireSchema,
  type Schema,
} from './schemas.ts';

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
  return variants([
    variant('wire', { wire: wireSchema(hosts) }),
    variant('rules', { rules: RULES }),
    variant('hold', {}, target),
    variant('release', {}, { ...target, order }),
    variant('drop', { packet }, target),
    variant('delay', { packet, byUs: TIME }, target),
    variant('duplicate', { packet }, target),
    variant('flip', { packet, bit: { type: 'integer', minimum: 0 } }, { ...target, mend }),
    variant('replace', { packet, bytes }, { ...target, mend }),
    variant('inject', { bytes, toward: host }, { copyOf: packet, afterUs: WAIT, mend }),
    variant('input', { host, text: { type: 'string', maxLength: 4096 } }),
    variant('break', { host, lines: BREAKPOINTS }),
    variant('pause', { host }),
    variant('step', { host, by: { enum: ['line', 'call'] } }),
    variant('resume', { host }),
    variant('stop', {}),
  ]);
}

const WAIT = { type: 'integer', minimum: 0, maximum: MAX_TIME_US };
const TIME = { type: 'integer', minimum: 1, maximum: MAX_TIME_US };
