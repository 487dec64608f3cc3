/**
 * Lays out a few packets in a row. A label heeds the arrows before it in its own chunk, and of those in the chunk
 * before it keeps clear altogether, wherever their labels are: so no chunk asks how another was laid out, and a window
 * of a million packets costs no more than one of a hundred.
 */

import type { Packet } from '../view/packet.ts';
import type { RunLog } from '../view/log.ts';
import type { Arrow } from './arrow.ts';
import { bareArrow } from './arrow.ts';
import type { Box } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import type { Label, Wording } from './label.ts';
import { corridorOf, placeLabel } from './label.ts';
import { labelTexts } from './label-text.ts';

/** Packets in a chunk. */
export const CHUNK_PACKETS = 32;

/** Payload shown beside the label is at most this long, characters. */
const BLOCKS_SHOWN = 26;

/** How far back a label looks for neighbours, in packets. */
const NEIGHBOURS = 48;

export class ArrowChunk {
  /** By packet: the arrows of its legs. */
  readonly #arrows: (readonly Arrow[])[] = [];
  readonly #geometry: Geometry;
  readonly #clock: Clock;
  /** Number of its first packet. */
  readonly #first: number;
  /** Packets whose arrows will not change any more. */
  #settled = 0;
  #seenCount = -1;

  constructor(geometry: Geometry, clock: Clock, first: number) {
    this.#geometry = geometry;
    this.#clock = clock;
    this.#first = first;
  }

  /** The arrows of packet `number`, which must be one of this chunk's, as the log has it now. */
  arrowsOf(log: RunLog, number: number): readonly Arrow[] {
    if (this.#settled < CHUNK_PACKETS && this.#seenCount !== log.count) this.#lay(log);
    return this.#arrows[number - this.#first] ?? [];
  }

  #lay(log: RunLog): void {
    this.#seenCount = log.count;
    this.#arrows.length = this.#settled;
    const last = Math.min(this.#first + CHUNK_PACKETS - 1, log.packets.length);
    const before = this.#before(log);
    let areAllSettled = areSettled(log, Math.max(1, this.#first - NEIGHBOURS), this.#first);
    for (let number = this.#first + this.#settled; number <= last; number++) {
      const packet = log.packets.at(number - 1);
      this.#arrows.push(packet ? this.#layPacket(packet, before) : []);
      areAllSettled &&= areSettled(log, number, number + 1);
      if (areAllSettled) this.#settled = this.#arrows.length;
    }
  }

  /** The arrows of the packets just before the chunk, without labels. */
  #before(log: RunLog): readonly Arrow[] {
    const from = Math.max(1, this.#first - NEIGHBOURS);
    if (from === this.#first) return [];
    return log.packets.slice(from - 1, this.#first - 1).flatMap((packet) => this.#bare(packet));
  }

  #layPacket(packet: Packet, before: readonly Arrow[]): readonly Arrow[] {
    return this.#bare(packet).map((arrow, i) =>
      i === 0 ? { ...arrow, label: this.#label(arrow, before) } : arrow,
    );
  }

  #bare(packet: Packet): readonly Arrow[] {
    return packet.legs.flatMap((leg) => bareArrow(this.#geometry, this.#clock, packet, leg) ?? []);
  }

  #label(arrow: Arrow, before: readonly Arrow[]): Label | null {
    const { fontPx } = this.#geometry;
    const above = arrow.from.y - 2 * fontPx;
    const isNear = ({ to }: Arrow): boolean => to.y >= above;
    const strangers = before.filter(isNear);
    const own = this.#arrows.slice(-NEIGHBOURS).flatMap((arrows) => arrows.filter(isNear));
    const [left, right] = [arrow.from.x, arrow.to.x].sort((a, b) => a - b);
    const margin = fontPx * 0.6;
    return placeLabel({
      arrow,
      wordings: wordingsOf(arrow.packet),
      fontPx,
      taken: [
        ...strangers.flatMap((other) => [corridorOf(other, fontPx), ...boxesOf(other)]),
        ...own.flatMap(boxesOf),
      ],
      lines: [...strangers, ...own],
      bounds: { left: (left ?? 0) + margin, right: (right ?? 0) - margin },
    });
  }
}

function boxesOf({ label, lostBox }: Arrow): readonly Box[] {
  return [...(label ? [label.box] : []), ...(lostBox ? [lostBox] : [])];
}

/** Whether no packet with a number in `[from, end)` is on its way any more. */
function areSettled(log: RunLog, from: number, end: number): boolean {
  for (let number = from; number < end; number++) {
    if (log.settledSeq(number) === Infinity) return false;
  }
  return true;
}

function wordingsOf(packet: Packet): readonly Wording[] {
  const texts = labelTexts(packet);
  const bare = texts.map((text) => ({ text, blocks: [] }));
  const shown = packet.blocks.reduce((sum, { text }) => sum + text.length + 1, 0);
  if (shown === 0 || shown > BLOCKS_SHOWN) return bare;
  return [...texts.map((text) => ({ text, blocks: packet.blocks })), ...bare];
}
