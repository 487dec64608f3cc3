/** The whole run on a strip: packets as slanted hairlines, and the marks of those one looks for. */

import type { HostName } from '#core/event-base.ts';
import type { Landmark, LandmarkSign } from '../view/landmarks.ts';
import type { RunLog } from '../view/log.ts';
import type { Leg, Packet, PacketKind } from '../view/packet.ts';
import type { Clock } from './clock.ts';

/** A packet's way. All places are shares, 0 to 1, of the strip's width and height. */
export interface Hairline {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly kind: PacketKind;
}

export interface OverviewMark {
  readonly y: number;
  readonly sign: LandmarkSign;
}

/** More lines than this would be one grey field: then every so-manieth stands for its neighbours. */
const MOST_LINES = 1500;

/** Marks of one sign closer than this share of the strip are one. */
const LEAST_APART = 0.008;

/** The hairlines of a run that ends at `limitMs`. */
export function hairlines(
  log: RunLog,
  clock: Clock,
  hosts: readonly HostName[],
  limitMs: number,
): readonly Hairline[] {
  const places = new Map(hosts.map((host, i) => [host, i / Math.max(1, hosts.length - 1)]));
  const stride = Math.max(1, Math.ceil(log.packets.length / MOST_LINES));
  const lines: Hairline[] = [];
  for (let i = 0; i < log.packets.length; i += stride) {
    const packet = log.packets.at(i);
    const leg = packet?.legs[0];
    const x0 = packet && places.get(packet.from);
    const x1 = leg && places.get(leg.to);
    if (!leg || x0 === undefined || x1 === undefined) continue;
    const y0 = Math.min(1, clock.momentOf(packet.seq) / limitMs);
    const y1 = Math.min(1, endMs(packet, leg, clock) / limitMs);
    lines.push({ x0, y0, x1, y1, kind: packet.kind });
  }
  return lines;
}

/** The marks, those that would cover each other made one. */
export function overviewMarks(
  landmarks: readonly Landmark[],
  clock: Clock,
  limitMs: number,
): readonly OverviewMark[] {
  const last = new Map<LandmarkSign, number>();
  const marks: OverviewMark[] = [];
  for (const { seq, sign } of landmarks) {
    const y = Math.min(1, clock.momentOf(seq) / limitMs);
    if (y - (last.get(sign) ?? -1) < LEAST_APART) continue;
    last.set(sign, y);
    marks.push({ y, sign });
  }
  return marks;
}

function endMs(packet: Packet, { fate, expectedUs }: Leg, clock: Clock): number {
  if (fate.type === 'arrived') return clock.momentOf(fate.seq);
  const flight = clock.flightMs > 0 ? clock.flightMs : (expectedUs - packet.sentUs) / 1000;
  return clock.momentOf(packet.seq) + flight;
}
