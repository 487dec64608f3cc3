/** The dots on the scrubber: one per packet, or per handful where they would cover each other. */

import type { PacketKind } from '../view/packet.ts';
import type { RunLog } from '../view/log.ts';

export interface Dot {
  /** The packet's number. */
  readonly key: number;
  /** Place on the track, 0 to 1. */
  readonly share: number;
  readonly kind: PacketKind;
  readonly isLost: boolean;
}

/** Dots closer than this share of the track become one. */
const LEAST_APART = 0.004;

/** At most about 250 dots. A lost packet is never the one left out. */
export function packetDots(
  log: RunLog,
  clock: { momentOf(seq: number): number },
  limitMs: number,
): readonly Dot[] {
  const dots: Dot[] = [];
  if (limitMs <= 0) return dots;
  for (const packet of log.packets.slice(0)) {
    const share = Math.min(1, clock.momentOf(packet.seq) / limitMs);
    const isLost = packet.legs.some(({ fate }) => fate.type === 'dropped');
    const last = dots.at(-1);
    const dot = { key: packet.number, share, kind: packet.kind, isLost };
    if (!last || share - last.share >= LEAST_APART) dots.push(dot);
    else if (isLost && !last.isLost) dots[dots.length - 1] = { ...dot, share: last.share };
  }
  return dots;
}
