/** A packet as it arrives, where the wire changed it on its way, and how far up the receiver lets it come. */

import type { Dissection } from '#core/dissect/index.ts';
import { summarise } from '#core/summary.ts';
import type { Packet } from '../view/packet.ts';
import { bytesOn } from '../view/versions.ts';
import { encapsulationOf } from './encapsulation.ts';
import type { Encapsulation } from './encapsulation.ts';
import { levelOf } from './models.ts';
import type { Level } from './models.ts';

/** What the receiver takes apart. */
export interface Arrival {
  readonly encapsulation: Encapsulation;
  /** Ids of its pieces that are not as they were sent. */
  readonly changed: ReadonlySet<string>;
  /** The level whose checksum does not fit, which keeps it from those above; null where all fit. */
  readonly refusedAt: Level | null;
}

/** The packet with other bytes, toward the host that it reaches first; null where they are as sent, by `eventCount` events. */
export function arrivedPacket(packet: Packet, eventCount: number): Packet | null {
  const leg = packet.legs.find(({ fate }) => fate.type === 'arrived') ?? packet.legs[0];
  if (!leg) return null;
  const turns = leg.turns.filter(({ seq }) => seq < eventCount);
  const frame = bytesOn(packet, { ...leg, turns });
  if (frame === packet.frame) return null;
  const summary = summarise(frame, packet.linkType, frame.length);
  return { ...packet, frame, summary, wireBytes: frame.length, blocks: [] };
}

/** The arrival of `packet`, whose bytes have become those of `arrived`. */
export function arrivalOf(packet: Packet, arrived: Packet, dissection: Dissection): Arrival {
  const encapsulation = encapsulationOf(arrived, dissection);
  const differs = (at: number): boolean => packet.frame[at] !== arrived.frame[at];
  const changed = encapsulation.pieces.filter(({ start, bytes }) =>
    Array.from({ length: bytes }, (_, i) => start + i).some(differs),
  );
  const bad = dissection.layers.find(
    ({ isQuoted, fields }) => !isQuoted && fields.some(({ key, value }) => isBad(key, value)),
  );
  return {
    encapsulation,
    changed: new Set(changed.map(({ id }) => id)),
    refusedAt: bad === undefined ? null : levelOf(bad.protocol),
  };
}

/** Wireshark's status of a checksum: 0 says that it is wrong. */
function isBad(key: string, value: unknown): boolean {
  return key.endsWith('.checksum.status') && value === 0;
}
