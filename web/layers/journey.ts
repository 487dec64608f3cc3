/** A packet's way down the sender's layers, over the wire and up the receiver's, and where on it a moment is. */

import type { Clock } from '../ladder/clock.ts';
import type { Packet } from '../view/packet.ts';
import { bytesOf, unitAt } from './encapsulation.ts';
import type { Encapsulation, Piece } from './encapsulation.ts';
import type { Arrival } from './arrival.ts';
import { depthOf } from './models.ts';
import type { Level } from './models.ts';

/** One stop: a layer that has just done its part. */
export interface Stop {
  readonly side: 'sender' | 'wire' | 'receiver';
  readonly level: Level;
  /** What there is after the layer put on its part, or before it takes it off. */
  readonly unit: readonly Piece[];
  /** The layer's own pieces in it. */
  readonly own: readonly Piece[];
  readonly bytes: number;
}

/** Every stop, from the sender's top to the receiver's; `arrival` where the wire changed it on its way. */
export function journeyOf(
  encapsulation: Encapsulation,
  arrival: Arrival | null = null,
): readonly Stop[] {
  const down = encapsulation.levels.filter((level) => level !== 'physical');
  const received = arrival?.encapsulation ?? encapsulation;
  const { fragment } = received;
  const whole = received.levels.filter((level) => level !== 'physical');
  // A receiver keeps a fragment in IP until it has them all (RFC 791 §3.2).
  const isKept = fragment === 'first' || fragment === 'later';
  const allowed = isKept ? whole.filter((level) => level === 'link' || level === 'network') : whole;
  const refusedDepth = arrival?.refusedAt ? depthOf(arrival.refusedAt) : 0;
  const up = allowed.filter((level) => depthOf(level) >= refusedDepth);
  return [
    ...down.map((level) => stopAt(encapsulation, 'sender', level)),
    stopAt(encapsulation, 'wire', 'physical'),
    ...[...up].reverse().map((level) => stopAt(received, 'receiver', level)),
  ];
}

function stopAt({ pieces, whole }: Encapsulation, side: Stop['side'], level: Level): Stop {
  const isAboveIp = level === 'application' || level === 'transport';
  const unit = unitAt(whole !== null && isAboveIp ? whole : pieces, level);
  return {
    side,
    level,
    unit,
    own: unit.filter((piece) => piece.level === level),
    bytes: bytesOf(unit),
  };
}

/** All pieces that the stop's unit ever has: the frame's, or the whole datagram's where fragments were put together. */
export function frameOf(stops: readonly Stop[], { unit }: Stop): readonly Piece[] {
  const fullest = stops.filter((stop) => unit.every((piece) => stop.unit.includes(piece)));
  return fullest.reduce((most, stop) => (stop.unit.length > most.length ? stop.unit : most), unit);
}

/** When the packet leaves and is over, ms of the clock. */
export interface Passage {
  readonly sentMs: number;
  /** Infinity while that is not known. */
  readonly overMs: number;
  readonly isLost: boolean;
  /** How long the way down and the way up are drawn. The kernel takes µs for them, too short to be seen. */
  readonly climbMs: number;
}

/** A flight of unknown length is drawn as long as this, ms of the clock. */
const USUAL_FLIGHT_MS = 200;
/** The way through a host is drawn so much as long as a flight. */
const CLIMB_SHARE = 0.7;

/** The packet's passage to the host it reaches first, as far as the log knows by `eventCount` events. */
export function passageOf(packet: Packet, clock: Clock, eventCount: number): Passage {
  const sentMs = clock.momentOf(packet.seq);
  const fates = packet.legs.map(({ fate }) => fate);
  const fate = fates.find(({ type }) => type === 'arrived') ?? fates[0];
  const isKnown = fate !== undefined && fate.type !== 'flying' && fate.seq < eventCount;
  const overMs = isKnown ? clock.momentOf(fate.seq) : Infinity;
  const flightMs = clock.flightMs > 0 ? clock.flightMs : trueFlightMs(packet);
  return {
    sentMs,
    overMs,
    isLost: isKnown && fate.type === 'dropped',
    climbMs: flightMs * CLIMB_SHARE,
  };
}

function trueFlightMs({ sentUs, legs }: Packet): number {
  const expectedMs = ((legs[0]?.expectedUs ?? 0) - sentUs) / 1000;
  return expectedMs > 0 ? expectedMs : USUAL_FLIGHT_MS;
}

/** The place in `stops` at `nowMs`: down until it is sent, on the wire until it is over, then up; lost ones stay there. */
export function placeAt(stops: readonly Stop[], passage: Passage, nowMs: number): number {
  const wire = stops.findIndex(({ side }) => side === 'wire');
  const { sentMs, overMs, isLost, climbMs } = passage;
  if (nowMs < sentMs) {
    const done = 1 - (sentMs - nowMs) / climbMs;
    return Math.max(0, Math.min(Math.floor(done * wire), wire - 1));
  }
  if (nowMs < overMs || isLost) return wire;
  const ups = stops.length - 1 - wire;
  const done = climbMs > 0 ? (nowMs - overMs) / climbMs : 1;
  return Math.min(wire + 1 + Math.max(0, Math.floor(done * ups)), stops.length - 1);
}

/** How far along the wire it is at `nowMs`, from 0 to 1; while it is not known when it arrives, by the usual length. */
export function shareOfWire({ sentMs, overMs, climbMs }: Passage, nowMs: number): number {
  const lengthMs = overMs === Infinity ? climbMs / CLIMB_SHARE : overMs - sentMs;
  const share = lengthMs > 0 ? (nowMs - sentMs) / lengthMs : 1;
  return Math.max(0, Math.min(share, overMs === Infinity ? 0.96 : 1));
}
