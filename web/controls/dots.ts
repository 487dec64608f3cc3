/** The dots on the scrubber: one for each small stretch of the track in which a packet left. */

import type { RunLog } from '../view/log.ts';
import type { PacketKind } from '../view/packet.ts';
import { countWhile } from '../view/sorted.ts';
import type { Moments } from '../view/steps.ts';
import type { Places } from '../view/stops.ts';

export interface Dot {
  /** Which stretch of the track: the dot's identity while a run grows. */
  readonly place: number;
  /** Place on the dotted length, 0 to 1. */
  readonly share: number;
  readonly kind: PacketKind;
  /** A packet of this stretch was lost. */
  readonly isLost: boolean;
}

/** Stretches on the dotted length; the track shows between half of them and all. */
const STRETCHES = 400;

/**
 * The length that is dotted, ms: a power of two at or beyond the end. A live run's end moves with
 * every frame, its dots only when the length doubles or a packet leaves.
 */
export function dottedLength(limitMs: number): number {
  return limitMs > 0 ? 2 ** Math.ceil(Math.log2(limitMs)) : 0;
}

/** A dot for each stretch, of its first packet's kind. Costs a search per dot, however long the run. */
export function packetDots(options: {
  readonly log: Pick<RunLog, 'packets' | 'sentSeq'>;
  readonly losses: Places;
  readonly moments: Moments;
  /** See {@link dottedLength}. */
  readonly lengthMs: number;
}): readonly Dot[] {
  const { log, losses, moments, lengthMs } = options;
  const { length } = log.packets;
  const dots: Dot[] = [];
  const momentAt = (index: number): number => moments.momentOf(log.sentSeq(index + 1));
  let next = 0;
  while (lengthMs > 0 && next < length) {
    const place = Math.floor((momentAt(next) / lengthMs) * STRETCHES);
    const endMs = ((place + 1) * lengthMs) / STRETCHES;
    const kind = log.packets.at(next)?.kind ?? 'control';
    const share = momentAt(next) / lengthMs;
    dots.push({ place, share, kind, isLost: hasLoss(losses, moments, share * lengthMs, endMs) });
    const first = next + 1;
    next = first + countWhile(length - first, (i) => momentAt(first + i) < endMs);
  }
  return dots;
}

/** Whether a packet was lost in `[startMs, endMs)`. */
function hasLoss(losses: Places, moments: Moments, startMs: number, endMs: number): boolean {
  const momentAt = (index: number): number => moments.momentOf(losses.seqAt(index));
  const first = countWhile(losses.length, (i) => momentAt(i) < startMs);
  return first < losses.length && momentAt(first) < endMs;
}
