/** What of the ladder is to be drawn at one moment in one window: culled, cut off at the playhead. */

import { countWhile } from '../view/sorted.ts';
import type { DropReason } from '#core/event.ts';
import type { PacketKind } from '../view/packet.ts';
import type { Point } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { textWidth, yOf } from './geometry.ts';
import type { Chip, Label } from './label.ts';
import { CHIP_FONT } from './label.ts';
import { cardWord } from './label-text.ts';
import type { Arrow, LadderLayout } from './layout.ts';
import { BREAKS_AT } from './layout.ts';
import type { CallBar, MarginLayout, Tick } from './margin.ts';

export interface DrawnArrow {
  readonly key: string;
  readonly number: number;
  readonly kind: PacketKind;
  readonly isRepeat: boolean;
  readonly from: Point;
  /** Where it ends at this moment. */
  readonly tip: Point;
  readonly angle: number;
  /** `flying`: cut off at the playhead; `arrived`: with a head; `lost`: broken off, with a mark. */
  readonly end: 'flying' | 'arrived' | 'lost';
  readonly reason: DropReason | null;
  readonly label: Label | null;
}

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

export interface DrawnBar {
  readonly key: number;
  readonly x: number;
  readonly side: -1 | 1;
  readonly y: number;
  readonly height: number;
  readonly label: string | null;
  readonly isWaiting: boolean;
  readonly hasFailed: boolean;
}

export interface Scene {
  readonly arrows: readonly DrawnArrow[];
  readonly cards: readonly Card[];
  readonly bars: readonly DrawnBar[];
  readonly ticks: readonly (Tick & { readonly y: number })[];
  readonly gaps: readonly {
    readonly y: number;
    readonly height: number;
    readonly trueUs: number;
  }[];
}

/** A call that took longer than this was waiting, not working, µs. */
const WAITING_US = 1000;

export interface Window {
  /** Half-open, px of the whole ladder. */
  readonly top: number;
  readonly bottom: number;
}

/** Draws arrows and cards; those that are over keep their identity from call to call. */
export class SceneMaker {
  readonly #finished = new WeakMap<Arrow, DrawnArrow>();

  /** The scene at `nowMs` of the clock. */
  make(options: {
    readonly layout: LadderLayout;
    readonly margin: MarginLayout;
    readonly clock: Clock;
    readonly geometry: Geometry;
    readonly nowMs: number;
    readonly window: Window;
  }): Scene {
    const { layout, margin, clock, geometry, nowMs, window } = options;
    const shown = visibleArrows(layout, window, nowMs, geometry.fontPx);
    return {
      arrows: shown.map((arrow) => this.#arrow(arrow, nowMs)),
      cards: shown.flatMap((arrow) => cardOf(arrow, nowMs, geometry.fontPx)),
      bars: barsOf(margin.bars, geometry, nowMs, window),
      ticks: margin.ticks
        .filter(({ ms }) => ms <= nowMs && isInside(yOf(geometry, ms), window))
        .map((tick) => ({ ...tick, y: yOf(geometry, tick.ms) })),
      gaps: clock.gaps
        .filter(({ endMs }) => endMs <= nowMs && isInside(yOf(geometry, endMs), window))
        .map(({ startMs, endMs, trueUs }) => ({
          y: yOf(geometry, startMs),
          height: (endMs - startMs) * geometry.pxPerMs,
          trueUs,
        })),
    };
  }

  #arrow(arrow: Arrow, nowMs: number): DrawnArrow {
    const known = this.#finished.get(arrow);
    if (known && nowMs >= overAt(arrow)) return known;
    const drawn = drawArrow(arrow, nowMs);
    if (drawn.end !== 'flying') this.#finished.set(arrow, drawn);
    return drawn;
  }
}

function overAt({ startMs, endMs, leg }: Arrow): number {
  if (leg.fate.type === 'flying') return Infinity;
  return leg.fate.type === 'dropped' ? startMs + (endMs - startMs) * BREAKS_AT : endMs;
}

function drawArrow(arrow: Arrow, nowMs: number): DrawnArrow {
  const { packet, leg, from, to, label, key } = arrow;
  const isOver = nowMs >= overAt(arrow);
  const isLost = leg.fate.type === 'dropped';
  return {
    key,
    number: packet.number,
    kind: packet.kind,
    isRepeat: packet.isRepeat,
    from,
    tip: isOver && !isLost ? to : pointOn(arrow, shareOfWay(arrow, nowMs)),
    angle: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI,
    end: isOver ? (isLost ? 'lost' : 'arrived') : 'flying',
    reason: leg.fate.type === 'dropped' ? leg.fate.reason : null,
    label,
  };
}

function shareOfWay({ startMs, endMs, leg }: Arrow, nowMs: number): number {
  const share = endMs > startMs ? (nowMs - startMs) / (endMs - startMs) : 1;
  const most = leg.fate.type === 'dropped' ? BREAKS_AT : leg.fate.type === 'flying' ? 0.96 : 1;
  return Math.max(0, Math.min(share, most));
}

function pointOn({ from, to }: Arrow, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function cardOf(arrow: Arrow, nowMs: number, fontPx: number): Card[] {
  if (nowMs >= overAt(arrow)) return [];
  const { packet, from, to } = arrow;
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
      at: pointOn(arrow, shareOfWay(arrow, nowMs)),
      turn: (slope * 180) / Math.PI,
      width,
      height: fontPx * 1.6,
      word,
      chips,
    },
  ];
}

function visibleArrows(
  { arrows, lowest }: LadderLayout,
  { top, bottom }: Window,
  nowMs: number,
  margin: number,
): readonly Arrow[] {
  const first = countWhile(arrows.length, (i) => (lowest[i] ?? 0) < top - margin);
  const last = countWhile(arrows.length, (i) => {
    const arrow = arrows[i];
    return arrow !== undefined && arrow.startMs <= nowMs && arrow.from.y <= bottom + margin;
  });
  return arrows.slice(first, last).filter(({ to }) => to.y >= top - margin);
}

function barsOf(
  bars: readonly CallBar[],
  geometry: Geometry,
  nowMs: number,
  window: Window,
): readonly DrawnBar[] {
  const begun = countWhile(bars.length, (i) => (bars[i]?.startMs ?? 0) <= nowMs);
  const drawn: DrawnBar[] = [];
  for (const bar of bars.slice(0, begun)) {
    const y = yOf(geometry, bar.startMs);
    const end = yOf(geometry, Math.min(nowMs, bar.endMs ?? Infinity));
    if (y > window.bottom || end < window.top - geometry.fontPx) continue;
    const { left } = bar.span;
    const hasReturned = bar.endMs !== null && bar.endMs <= nowMs;
    drawn.push({
      key: bar.span.call,
      x: bar.lifeline.x,
      side: bar.lifeline.side,
      y,
      height: Math.max(geometry.fontPx * 0.3, end - y),
      label: bar.label,
      isWaiting: !hasReturned || (left !== null && left.atUs - bar.span.atUs > WAITING_US),
      hasFailed: hasReturned && left?.error !== undefined,
    });
  }
  return drawn;
}

function isInside(y: number, { top, bottom }: Window): boolean {
  return y >= top - 40 && y <= bottom + 40;
}
