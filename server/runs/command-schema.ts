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
  const rewriting = { mend: { type: 'boolean' }, retold: RETELLING };
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
    variant(
      'flip',
      { packet, bit: { type: 'integer', minimum: 0 } },
      { ...target, mend: { type: 'boolean' } },
    ),
    variant('replace', { packet, bytes }, { ...target, ...rewriting }),
    variant('inject', { bytes, toward: host }, { copyOf: packet, afterUs: WAIT, ...rewriting }),
    variant('input', { host, text: { type: 'string', maxLength: 4096 } }),
    variant('break', { host, lines: BREAKPOINTS }),
    variant('pause', { host }),
    variant('step', { host, by: { enum: ['line', 'call'] } }),
    variant('resume', { host }),
    variant('stop', {}),
  ]);
}

const PORT = { type: 'integer', minimum: 0, maximum: 0xffff };
const WORD = { type: 'integer', minimum: 0, maximum: 0xffff_ffff };
const END = whole({ isn: WORD, timestamp: WORD });
const ADDRESS = { type: 'string', maxLength: 45 };

/** A connection of another run: `Retelling` of core/retell. */
const RETELLING = whole({
  name: whole({
    protocol: { enum: ['tcp', 'udp'] },
    opener: ADDRESS,
    peer: ADDRESS,
    port: PORT,
    nth: { type: 'integer', minimum: 1, maximum: 0xffff },
  }),
  numbers: whole({ openerPort: PORT, opener: END, peer: { ...END, nullable: true } }),
});

const WAIT = { type: 'integer', minimum: 0, maximum: MAX_TIME_US };
const TIME = { type: 'integer', minimum: 1, maximum: MAX_TIME_US };

/** All of it is there, and nothing else. */
function whole(properties: Schema): Schema {
  return { ...closedObject(properties), required: Object.keys(properties) };
}
