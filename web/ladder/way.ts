/** How far a frame has come at any moment: held, let go, delayed or copied on its way, its line bends. */

import type { Leg, Packet } from '../view/packet.ts';
import type { Clock } from './clock.ts';

/** A bend of the way. */
export interface Vertex {
  /** Moment of the clock. */
  readonly ms: number;
  /** Share of the way from sender to receiver, 0 to 1. */
  readonly share: number;
}

/** A frame that the wire still has is never drawn as all but arrived. */
const FARTHEST = 0.92;

/** A lost packet that nothing befell before breaks off here, as a share of its way. */
export const BREAKS_AT = 0.56;

/**
 * The leg's way, from where it set out to where it arrived, was lost or stands. What lies between two vertices is
 * travelled evenly; shares never decrease.
 *
 * @param endMs - when it arrives, or would have.
 */
export function wayOf(clock: Clock, packet: Packet, leg: Leg, endMs: number): readonly Vertex[] {
  const start = startOf(clock, packet, leg);
  if (leg.turns.length === 0) return [start, plainEnd(start, leg, endMs)];
  const way = [start];
  let at = { us: leg.copy === 0 ? packet.sentUs : bornUs(packet, leg), share: start.share };
  let dueUs = leg.plannedUs;
  let isHeld = false;
  for (const turn of leg.turns) {
    at = { us: turn.atUs, share: isHeld ? at.share : shareOn(at, dueUs, turn.atUs) };
    way.push({ ms: clock.momentOf(turn.seq), share: at.share });
    if (turn.type === 'held') isHeld = true;
    if (turn.type === 'released') {
      isHeld = false;
      dueUs = turn.dueUs;
    }
  }
  const { fate } = leg;
  if (fate.type === 'dropped') {
    const share = isHeld ? at.share : shareOn(at, dueUs, fate.atUs);
    way.push({ ms: clock.momentOf(fate.seq), share });
  } else way.push({ ms: endMs, share: fate.type === 'flying' && isHeld ? at.share : 1 });
  return way;
}

/** The share of the way at a moment; before the start that of the start. */
export function shareAt(way: readonly Vertex[], ms: number): number {
  const next = way.findIndex((vertex) => vertex.ms > ms);
  const before = way[next < 0 ? way.length - 1 : Math.max(0, next - 1)];
  const after = way[next];
  if (!before) return 0;
  if (!after || after === before || after.ms <= before.ms) return before.share;
  if (after.ms === Infinity) return before.share;
  return before.share + ((after.share - before.share) * (ms - before.ms)) / (after.ms - before.ms);
}

function startOf(clock: Clock, packet: Packet, leg: Leg): Vertex {
  const ms = clock.momentOf(leg.bornSeq);
  const parent = parentOf(packet, leg);
  if (!parent) return { ms, share: 0 };
  // A copy sets out where its original was, which the original's own bends tell.
  const way = wayOf(clock, packet, parent, Infinity);
  return { ms, share: way.find((vertex) => vertex.ms === ms)?.share ?? 0 };
}

function parentOf(packet: Packet, leg: Leg): Leg | undefined {
  if (leg.copy === 0) return undefined;
  return packet.legs.find(
    ({ to, turns }) => to === leg.to && turns.some((turn) => isBirth(turn, leg)),
  );
}

function bornUs(packet: Packet, leg: Leg): number {
  const birth = parentOf(packet, leg)?.turns.find((turn) => isBirth(turn, leg));
  return birth?.atUs ?? packet.sentUs;
}

function isBirth(turn: Leg['turns'][number], leg: Leg): boolean {
  return turn.type === 'copied' && turn.newCopy === leg.copy;
}

function plainEnd(start: Vertex, { fate }: Leg, endMs: number): Vertex {
  if (fate.type !== 'dropped') return { ms: endMs, share: 1 };
  const share = start.share + (1 - start.share) * BREAKS_AT;
  return { ms: start.ms + (endMs - start.ms) * BREAKS_AT, share };
}

/** Where a frame that was at `at` and is due at `dueUs` has come by `us`. */
function shareOn(at: { us: number; share: number }, dueUs: number, us: number): number {
  const left = dueUs - at.us;
  const part = left > 0 ? Math.min(1, (us - at.us) / left) : 1;
  return Math.max(at.share, Math.min(FARTHEST, at.share + (1 - at.share) * part));
}
