/** The card that moves along an arrow while the packet flies. */

import type { PacketKind } from '../view/packet.ts';
import type { Box, Point } from './box.ts';
import { overAt, tipAt } from './flight.ts';
import type { Geometry } from './geometry.ts';
import { textWidth } from './geometry.ts';
import type { Chip } from './label.ts';
import { CHIP_FONT } from './label.ts';
import { cardWord } from './label-text.ts';
import type { Arrow } from './arrow.ts';
import { straightest } from './arrow.ts';
import { isChosen, strideFor } from './thinning.ts';

/** The little card that is on its way. */
export interface Card {
  readonly key: string;
  readonly number: number;
  readonly kind: PacketKind;
  readonly at: Point;
  /** Degrees. */
  readonly turn: number;
  readonly width: number;
  readonly height: number;
  readonly word: string | null;
  readonly chips: readonly Chip[];
}

/** A card's height, em. */
const CARD_EM = 1.6;
/** Cards may overlap down to such a part of their height; where there is less room, not every packet has one. */
const LEAST_APART = 0.6;

/**
 * Those of the arrows on their way that have room for a card: in each direction all, or every second, or fourth, and
 * so on. Which they are does not change while they fly.
 *
 * @param options.strideOf - a packet's arrow stands for so many packets already.
 * @param options.always - a packet whose arrow has a card in any case; null for none.
 */
export function apart(
  flying: readonly Arrow[],
  {
    geometry,
    strideOf,
    always,
  }: {
    readonly geometry: Geometry;
    readonly strideOf: (packet: number) => number;
    readonly always: number | null;
  },
): readonly Arrow[] {
  const apartPx = LEAST_APART * CARD_EM * geometry.fontPx;
  const counts = new Map<string, number>();
  for (const arrow of flying) {
    counts.set(directionOf(arrow), (counts.get(directionOf(arrow)) ?? 0) + 1);
  }
  return flying.filter((arrow) => {
    const most = Math.abs(arrow.span.to - arrow.span.from) / apartPx;
    const count = counts.get(directionOf(arrow)) ?? 0;
    const { number } = arrow.packet;
    if (number === always) return true;
    return isChosen(Math.floor(number / strideOf(number)), strideFor(count, most));
  });
}

function directionOf({ packet, leg }: Arrow): string {
  return `${packet.from} ${leg.to}`;
}

/** The arrow's card at `nowMs`, or nothing once the flight is over. */
export function cardOf(arrow: Arrow, nowMs: number, geometry: Geometry): Card[] {
  if (nowMs >= overAt(arrow)) return [];
  const { packet } = arrow;
  const { fontPx } = geometry;
  const { from, to } = straightest(arrow, geometry);
  const word = packet.blocks.length === 0 ? cardWord(packet) : null;
  const padding = fontPx * 0.35;
  let x = padding;
  const chips = packet.blocks.slice(0, 6).map((block) => {
    const width = textWidth(block.text, fontPx * CHIP_FONT) + fontPx * 0.6;
    const chip = { ...block, x, width };
    x += width + fontPx * 0.2;
    return chip;
  });
  const width = word === null ? x + padding - fontPx * 0.2 : textWidth(word, fontPx * 0.8) + fontPx;
  const slope = Math.atan((to.y - from.y) / (to.x - from.x || 1));
  return [
    {
      key: arrow.key,
      number: packet.number,
      kind: packet.kind,
      at: tipAt(arrow, nowMs, geometry),
      turn: (slope * 180) / Math.PI,
      width,
      height: fontPx * CARD_EM,
      word,
      chips,
    },
  ];
}

/** The room that a card takes. */
export function boxOfCard({ at, turn, width, height }: Card): Box {
  return { centre: at, width, height, angle: (turn * Math.PI) / 180 };
}
