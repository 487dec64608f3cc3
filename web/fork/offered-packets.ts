/** The packets whose fate a person may want otherwise: the one that is looked at, and the next that was lost. */

import type { DropReason } from '#core/frame-event.ts';
import type { Packet } from '../view/packet.ts';
import type { RunLog } from '../view/log.ts';

export interface OfferedPacket {
  /** It was lost and is to arrive, or arrived and is to be lost. */
  readonly type: 'pass' | 'drop';
  readonly packet: Packet;
}

/** What lies in nobody's choice: the packet is too large for the wire, or its host is gone. */
const INEVITABLE: readonly DropReason[] = ['mtu', 'down'];

/** @param focus - number of the packet that is looked at; null before the first. */
export function offeredPackets(
  { packets }: Pick<RunLog, 'packets'>,
  focus: number | null,
): readonly OfferedPacket[] {
  const all = packets.slice(0, packets.length).map(offerOf);
  const losses = all.filter((offer) => offer?.type === 'pass');
  const own = all[(focus ?? 0) - 1] ?? null;
  const next = losses.find((offer) => (offer?.packet.number ?? 0) > (focus ?? 0)) ?? losses[0];
  const offered = own?.type === 'pass' || next === undefined ? [own] : [own, next];
  return offered.filter((offer) => offer !== null);
}

function offerOf(packet: Packet): OfferedPacket | null {
  const { cause, legs } = packet;
  if (cause.type === 'hand' || cause.type === 'wire' || legs.length === 0) return null;
  const fates = legs.map(({ fate }) => fate);
  const isInevitable = fates.some(
    (fate) => fate.type === 'dropped' && INEVITABLE.includes(fate.reason),
  );
  if (isInevitable) return null;
  const isLost = fates.every(({ type }) => type === 'dropped');
  return { type: isLost ? 'pass' : 'drop', packet };
}
