/** One packet's way to one host as a line on the ladder. */

import type { Leg, Packet } from '../view/packet.ts';
import type { Box, Point } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { lifelineOf, yOf } from './geometry.ts';
import type { Label } from './label.ts';

export interface Arrow {
  /** Packet number, receiver and copy: unique on the ladder. */
  readonly key: string;
  readonly packet: Packet;
  readonly leg: Leg;
  readonly from: Point;
  readonly to: Point;
  readonly startMs: number;
  /** When it arrives or would have arrived. */
  readonly endMs: number;
  readonly label: Label | null;
  /** Where a lost packet's cross and word stand, so that labels keep clear of them. */
  readonly lostBox: Box | null;
}

/** A lost packet breaks off here, as a share of its way. */
export const BREAKS_AT = 0.56;

/** Room for the longest reason in either language. */
const REASON_EM = 6;

/** The arrow without its label, or null where a host is not on the ladder. */
export function bareArrow(
  geometry: Geometry,
  clock: Clock,
  packet: Packet,
  leg: Leg,
): Arrow | null {
  const sender = lifelineOf(geometry, packet.from);
  const receiver = lifelineOf(geometry, leg.to);
  if (!sender || !receiver) return null;
  const startMs = clock.momentOf(leg.bornSeq);
  const endMs = endOf(clock, packet, leg, startMs);
  const inward = sender.x < receiver.x ? 2 : -2;
  const from = { x: sender.x + inward, y: yOf(geometry, startMs) };
  const to = { x: receiver.x - inward, y: yOf(geometry, endMs) };
  return {
    key: `${packet.number}/${leg.to}/${leg.copy}`,
    packet,
    leg,
    from,
    to,
    startMs,
    endMs,
    label: null,
    lostBox: leg.fate.type === 'dropped' ? lostBoxOn(from, to, geometry.fontPx) : null,
  };
}

function endOf(clock: Clock, packet: Packet, leg: Leg, startMs: number): number {
  const { fate, expectedUs } = leg;
  const flight = clock.flightMs;
  switch (fate.type) {
    case 'arrived':
      return clock.momentOf(fate.seq);
    case 'dropped':
      return startMs + (flight === 0 ? (expectedUs - packet.sentUs) / 1000 : flight);
    case 'flying':
      return Math.max(startMs + flight, clock.momentOfSilence(expectedUs));
  }
}

function lostBoxOn(from: Point, to: Point, fontPx: number): Box {
  return {
    centre: {
      x: from.x + (to.x - from.x) * BREAKS_AT,
      y: from.y + (to.y - from.y) * BREAKS_AT + fontPx * 0.7,
    },
    width: REASON_EM * fontPx,
    height: fontPx * 2.4,
    angle: 0,
  };
}
