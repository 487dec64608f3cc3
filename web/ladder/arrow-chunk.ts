/**
 * Lays out a few packets in a row. A label heeds the arrows before it in its own chunk, and of those in the chunk
 * before it keeps clear altogether, wherever their labels are: so no chunk asks how another was laid out, and a window
 * of a million packets costs no more than one of a hundred.
 */

import type { Packet } from '../view/packet.ts';
import type { RunLog } from '../view/log.ts';
import type { Arrow } from './arrow.ts';
import { bareArrow, straightest } from './arrow.ts';
import type { Box, Footprint } from './box.ts';
import { footprintOf, footprintOfLine } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import type { Label, Wording } from './label.ts';
import { placeLabel } from './label.ts';
import { labelTexts } from './label-text.ts';
import type { Neighbour } from './neighbour.ts';
import { neighbourOf, strangerOf, towardOf } from './neighbour.ts';
import { overtakersOf } from './overtaken.ts';
import { Room } from './room.ts';
import { stripsBetween } from './happening-marks.ts';
import { lateSign } from './sign.ts';
import type { Tie } from './tie.ts';
import { TIE_REACH_EM, tieOf } from './tie.ts';

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

  /** Whether it is laid out as the log has it now: asking for its arrows then costs nothing. */
  isLaid(log: RunLog): boolean {
    return this.#settled === CHUNK_PACKETS || this.#seenCount === log.count;
  }

  /** The arrows of packet `number`, which must be one of this chunk's, as the log has it now. */
  arrowsOf(log: RunLog, number: number): readonly Arrow[] {
    if (!this.isLaid(log)) this.#lay(log);
    return this.#arrows[number - this.#first] ?? [];
  }

  #lay(log: RunLog): void {
    this.#seenCount = log.count;
    this.#arrows.length = this.#settled;
    const last = Math.min(this.#first + CHUNK_PACKETS - 1, log.packets.length);
    const before = this.#before(log).map((arrow) => strangerOf(arrow, this.#geometry));
    const own = this.#arrows.flat().map(neighbourOf);
    let areAllSettled = areSettled(log, Math.max(1, this.#first - NEIGHBOURS), this.#first);
    for (let number = this.#first + this.#settled; number <= last; number++) {
      const packet = log.packets.at(number - 1);
      const laid = packet ? this.#layPacket(log, packet, [...before, ...own]) : [];
      this.#arrows.push(laid);
      own.push(...laid.map(neighbourOf));
      areAllSettled &&= areSettled(log, number, number + 1);
      if (areAllSettled) this.#settled = this.#arrows.length;
    }
  }

  /** The arrows of the packets just before the chunk, without labels. */
  #before(log: RunLog): readonly Arrow[] {
    const from = Math.max(1, this.#first - NEIGHBOURS);
    if (from === this.#first) return [];
    return log.packets
      .slice(from - 1, this.#first - 1)
      .flatMap((packet) => this.#bare(log, packet));
  }

  #layPacket(log: RunLog, packet: Packet, others: readonly Neighbour[]): readonly Arrow[] {
    const laid: Arrow[] = [];
    for (const [i, arrow] of this.#bare(log, packet).entries()) {
      const above = arrow.from.y - (packet.isRepeat ? TIE_REACH_EM : 2) * this.#geometry.fontPx;
      const crowd = [...others, ...laid.map(neighbourOf)].filter(({ lowest }) => lowest >= above);
      const strips = this.#strips(log, arrow).map(footprintOf);
      const room = new Room([...crowd.flatMap(({ prints }) => prints), ...strips]);
      const signs = arrow.signs.map((sign) => ({ ...sign, box: room.take(sign.box) }));
      const tie = i === 0 ? this.#tie(log, arrow, room) : null;
      const taken = [...room.taken, ...signs.map(({ shape }) => footprintOf(shape))];
      const lines = crowd.map(({ line }) => line);
      const label = i === 0 ? this.#label(arrow, lines, taken) : null;
      laid.push({ ...arrow, signs, tie, label });
    }
    return laid;
  }

  #bare(log: RunLog, packet: Packet): readonly Arrow[] {
    const { fontPx, width } = this.#geometry;
    return packet.legs.flatMap((leg) => {
      const arrow = bareArrow(this.#geometry, this.#clock, packet, leg);
      const count = arrow ? overtakersOf(log, packet, leg) : 0;
      if (!arrow || count === 0) return arrow ?? [];
      return { ...arrow, signs: [...arrow.signs, lateSign({ ...arrow, count, fontPx, width })] };
    });
  }

  /** Strips of words across the ladder that the arrow passes. */
  #strips(log: RunLog, { startMs, endMs }: Arrow): readonly Box[] {
    if (log.happenings.length === 0) return [];
    const aroundMs = (TIE_REACH_EM * this.#geometry.fontPx) / this.#geometry.pxPerMs;
    const range = { fromMs: startMs - aroundMs, toMs: endMs + aroundMs };
    return stripsBetween(log, this.#clock, this.#geometry, range);
  }

  #tie(log: RunLog, arrow: Arrow, room: Room): Tie | null {
    return tieOf({
      log,
      packet: arrow.packet,
      clock: this.#clock,
      geometry: this.#geometry,
      at: arrow.from,
      toward: towardOf(arrow),
      room,
    });
  }

  /** Lifelines between sender and receiver: a label avoids them while there is a choice. */
  #lifelinesAcross({ from, to, span }: Arrow): readonly Footprint[] {
    const [left, right] = [Math.min(span.from, span.to), Math.max(span.from, span.to)];
    const { lifelines, fontPx } = this.#geometry;
    return lifelines
      .filter(({ x }) => x > left + 3 && x < right - 3)
      .map(({ x }) =>
        footprintOfLine({ from: { x, y: from.y - 2 * fontPx }, to: { x, y: to.y + 2 * fontPx } }),
      );
  }

  #label(arrow: Arrow, lines: readonly Footprint[], taken: readonly Footprint[]): Label | null {
    const [left, right] = [arrow.span.from, arrow.span.to].sort((a, b) => a - b);
    const { fontPx } = this.#geometry;
    const margin = fontPx * 0.6;
    return placeLabel({
      arrow: straightest(arrow, this.#geometry),
      wordings: wordingsOf(arrow.packet),
      fontPx,
      taken,
      lines: [...lines, ...this.#lifelinesAcross(arrow)],
      bounds: { left: (left ?? 0) + margin, right: (right ?? 0) - margin },
    });
  }
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
