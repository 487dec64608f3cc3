/** Ties a retransmission to the packet whose bytes it carries again. */

import { seqDistance } from '#core/tcp/seq.ts';
import type { RunLog } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import { payloadLength } from '../view/packet.ts';
import type { Box, Point } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { yOf } from './geometry.ts';
import type { Room } from './room.ts';

export interface Tie {
  /** The packet's number that was sent before. */
  readonly original: number;
  /** Where that one left, and where this one did. */
  readonly from: Point;
  readonly to: Point;
  /** How long after it, µs. */
  readonly afterUs: number;
  /** Where its words stand; null where there is no room. */
  readonly box: Box | null;
}

/** How far back the earlier sending is looked for, packets. */
const LOOKED_AT = 400;
/** Room for the words in either language, em. */
const TIE_EM = 10.5;
/** How far the tie bulges from the lifeline, em. */
export const BULGE_EM = 1.1;
/** Places of the words: how far above the resend they stand, em. */
const ABOVE_EM = [1.5, 2.6, 3.7, 4.8];
/** No words of a tie stand higher above the resend, em. */
export const TIE_REACH_EM = 6;

/**
 * The tie of a resent packet, or null where its earlier sending is not near.
 *
 * @param options.toward - 1 where the packet goes to the right, −1 to the left.
 */
export function tieOf(options: {
  readonly log: RunLog;
  readonly packet: Packet;
  readonly clock: Clock;
  readonly geometry: Geometry;
  readonly at: Point;
  readonly toward: number;
  readonly room: Room;
}): Tie | null {
  const { log, packet, clock, geometry, at, toward, room } = options;
  const original = earlierSending(log, packet);
  if (!original) return null;
  const from = { x: at.x, y: yOf(geometry, clock.momentOf(original.seq)) };
  const boxes = tieBoxes(at, toward, geometry).filter(({ centre }) => centre.y > from.y);
  const box = room.takeFirst(boxes);
  const afterUs = packet.sentUs - original.sentUs;
  return { original: original.number, from, to: at, afterUs, box };
}

/** The latest packet before that carried the same sequence numbers (RFC 9293 §3.4); null where none is near. */
export function earlierSending(log: RunLog, packet: Packet): Packet | null {
  if (!packet.isRepeat) return null;
  const least = Math.max(1, packet.number - LOOKED_AT);
  for (let number = packet.number - 1; number >= least; number--) {
    const other = log.packets.at(number - 1);
    if (other && isSameFlow(packet, other) && carries(other, packet)) return other;
  }
  return null;
}

function isSameFlow({ summary: a }: Packet, { summary: b }: Packet): boolean {
  return (
    a.source === b.source &&
    a.destination === b.destination &&
    a.sourcePort === b.sourcePort &&
    a.destinationPort === b.destinationPort
  );
}

/** Whether `other` occupied the sequence number that `packet` begins with. */
function carries(other: Packet, packet: Packet): boolean {
  const { tcp } = packet.summary;
  const before = other.summary.tcp;
  if (!tcp || !before) return false;
  const distance = seqDistance(tcp.seq, before.seq);
  const isEmpty = other.kind === 'ack';
  // SYN and FIN occupy a number each (RFC 9293 §3.4).
  const occupies = payloadLength(other) + (other.kind === 'syn' || other.kind === 'fin' ? 1 : 0);
  return !isEmpty && distance >= 0 && distance < Math.max(1, occupies);
}

/** Where a tie's words may stand, most wanted first. */
export function tieBoxes(at: Point, toward: number, { fontPx, width }: Geometry): readonly Box[] {
  return ABOVE_EM.map((above) => wordsBox(at, above, toward, fontPx)).filter(
    (box) => Math.abs(box.centre.x - width / 2) <= (width - box.width) / 2,
  );
}

function wordsBox(at: Point, aboveEm: number, toward: number, fontPx: number): Box {
  const width = TIE_EM * fontPx;
  return {
    centre: {
      x: at.x + toward * (BULGE_EM * fontPx + width / 2),
      y: at.y - aboveEm * fontPx,
    },
    width,
    height: fontPx * 1.1,
    angle: 0,
  };
}
