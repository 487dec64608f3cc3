/** The bytes of a packet as they were sent, and as the wire changed them on each of its ways. */

import { fromBase64 } from '#core/bytes.ts';
import type { HostName } from '#core/event-base.ts';
import type { FrameAltered } from '#core/frame-event.ts';
import type { Leg, Packet } from './packet.ts';

export interface Version {
  /** The way it took; null for the bytes as they left. */
  readonly leg: Leg | null;
  readonly bytes: Uint8Array;
}

/**
 * The bytes as they left, and one version more for each way on which the wire changed them.
 *
 * @param eventCount - how many events have happened: a later change is not told.
 */
export function versionsOf(packet: Packet, eventCount = Infinity): readonly Version[] {
  const altered = packet.legs
    .map((leg) => ({ leg, bytes: bytesOn(packet, leg, eventCount) }))
    .filter(({ bytes }) => bytes !== packet.frame);
  return [{ leg: null, bytes: packet.frame }, ...altered];
}

/** The frame as it arrives, or arrived, by that way. */
export function bytesOn(packet: Packet, leg: Leg, eventCount = Infinity): Uint8Array {
  const last = leg.turns.findLast(
    (turn): turn is FrameAltered => turn.type === 'altered' && turn.seq < eventCount,
  );
  return last ? fromBase64(last.bytes) : packet.frame;
}

/** The ways on which a frame of the packet is on the wire, as far as the log has come. */
export function waysOpen({ legs }: Packet): readonly Leg[] {
  return legs.filter(({ fate }) => fate.type === 'flying');
}

/** The host that the packet is for: the nearest that it can still reach, or did reach. */
export function hostToward(packet: Packet): HostName | null {
  return (waysOpen(packet)[0] ?? packet.legs[0])?.to ?? null;
}
