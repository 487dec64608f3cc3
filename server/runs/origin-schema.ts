/** JSON Schema of what a run's log tells of the run it was made from. */

import type { HostName } from '#core/event-base.ts';
import { closedObject, variant, variants, type Schema } from './schemas.ts';

/** What `RunOrigin` holds, for a run with these hosts. */
export function originSchema(hosts: readonly HostName[]): Schema {
  const count = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
  const packet = { type: 'integer', minimum: 1, maximum: 0xffff_ffff };
  const host = { enum: hosts };
  const value = { anyOf: ['string', 'number', 'boolean'].map((type) => ({ type })) };
  const origin = {
    startedAt: { type: 'string', maxLength: 40 },
    change: variants([
      variant('nothing', {}),
      variant('rules', {}),
      variant('pass', { packet }),
      variant('drop', { packet }),
      variant('wire', {}, { host }),
      variant('param', { name: { type: 'string', maxLength: 100 }, value }),
      variant('program', { host }),
    ]),
    packet: { ...packet, nullable: true },
    atUs: count,
    repeated: count,
    leftOut: count,
  };
  return { ...closedObject(origin), required: Object.keys(origin) };
}
