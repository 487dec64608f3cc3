/** Lays the whole ladder out as it grows: every arrow's ends and label, whatever the playhead says. */

import type { RunLog } from '../view/log.ts';
import type { Leg, Packet } from '../view/packet.ts';
import type { Box, Point, Segment } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { lifelineOf, yOf } from './geometry.ts';
import type { Label, Wording } from './label.ts';
import { placeLabel } from './label.ts';
import { labelTexts } from './label-text.ts';

export interface Arrow {
  /** Packet number and receiver: unique on the ladder. */
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

type Ends = Pick<Arrow, 'from' | 'to' | 'startMs' | 'endMs'>;

/** Payload shown beside the label is at most this long, characters. */
const BLOCKS_SHOWN = 26;

/** How far back a new label looks for neighbours, in arrows. */
const NEIGHBOURS = 48;

/**
 * The arrows of one run on one clock in one geometry. What is settled is never laid out again, and a label
 * heeds only what was sent before it, so nothing moves when the run goes on.
 */
export class LadderLayout {
  /** In the order of sending. */
  readonly arrows: Arrow[] = [];
  /** The lowest point of each arrow and all before it, px: for binary search. */
  readonly lowest: number[] = [];
  readonly #geometry: Geometry;
  readonly #clock: Clock;
  #settledPackets = 0;
  #settledArrows = 0;

  constructor(geometry: Geometry, clock: Clock) {
    this.#geometry = geometry;
    this.#clock = clock;
  }

  /** Takes up what the log has brought since; the clock must have been extended first. */
  update(log: RunLog): void {
    this.arrows.length = this.#settledArrows;
    this.lowest.length = this.#settledArrows;
    let areAllSettled = true;
    for (let i = this.#settledPackets; i < log.packets.length; i++) {
      const packet = log.packets[i];
      if (!packet) continue;
      this.#layPacket(packet);
      areAllSettled &&= packet.legs.every(({ fate }) => fate.type !== 'flying');
      if (areAllSettled) {
        this.#settledPackets = i + 1;
        this.#settledArrows = this.arrows.length;
      }
    }
  }

  #layPacket(packet: Packet): void {
    packet.legs.forEach((leg, i) => {
      const ends = this.#endsOf(packet, leg);
      if (!ends) return;
      const segment = { from: ends.from, to: ends.to };
      const label = i === 0 ? this.#label(packet, segment) : null;
      const lostBox =
        leg.fate.type === 'dropped' ? lostBoxOn(segment, this.#geometry.fontPx) : null;
      this.arrows.push({
        key: `${packet.number}/${leg.to}`,
        packet,
        leg,
        ...ends,
        label,
        lostBox,
      });
      this.lowest.push(Math.max(ends.to.y, this.lowest.at(-1) ?? 0));
    });
  }

  #endsOf(packet: Packet, leg: Leg): Ends | null {
    const sender = lifelineOf(this.#geometry, packet.from);
    const receiver = lifelineOf(this.#geometry, leg.to);
    if (!sender || !receiver) return null;
    const startMs = this.#clock.momentOf(packet.seq);
    const endMs = this.#endMs(packet, leg, startMs);
    const inward = sender.x < receiver.x ? 2 : -2;
    return {
      startMs,
      endMs,
      from: { x: sender.x + inward, y: yOf(this.#geometry, startMs) },
      to: { x: receiver.x - inward, y: yOf(this.#geometry, endMs) },
    };
  }

  #endMs(packet: Packet, { fate, expectedUs }: Leg, startMs: number): number {
    const flight = this.#clock.flightMs;
    switch (fate.type) {
      case 'arrived':
        return this.#clock.momentOf(fate.seq);
      case 'dropped':
        return startMs + (flight === 0 ? (expectedUs - packet.sentUs) / 1000 : flight);
      case 'flying':
        return Math.max(startMs + flight, this.#clock.momentOfSilence(expectedUs));
    }
  }

  #label(packet: Packet, arrow: Segment): Label | null {
    const above = arrow.from.y - 2 * this.#geometry.fontPx;
    const near = this.arrows.slice(-NEIGHBOURS).filter(({ to }) => to.y >= above);
    const [left, right] = [arrow.from.x, arrow.to.x].sort((a, b) => a - b);
    const { fontPx } = this.#geometry;
    const margin = fontPx * 0.6;
    return placeLabel({
      arrow,
      wordings: wordingsOf(packet),
      fontPx,
      taken: near.flatMap(({ label, lostBox }) => [
        ...(label ? [label.box] : []),
        ...(lostBox ? [lostBox] : []),
      ]),
      lines: near.map(({ from, to }) => ({ from, to })),
      bounds: { left: (left ?? 0) + margin, right: (right ?? 0) - margin },
    });
  }
}

/** A lost packet breaks off here, as a share of its way. */
export const BREAKS_AT = 0.56;

/** Room for the longest reason in either language. */
const REASON_EM = 6;

function lostBoxOn({ from, to }: Segment, fontPx: number): Box {
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

function wordingsOf(packet: Packet): readonly Wording[] {
  const texts = labelTexts(packet);
  const bare = texts.map((text) => ({ text, blocks: [] }));
  const shown = packet.blocks.reduce((sum, { text }) => sum + text.length + 1, 0);
  if (shown === 0 || shown > BLOCKS_SHOWN) return bare;
  return [...texts.map((text) => ({ text, blocks: packet.blocks })), ...bare];
}
