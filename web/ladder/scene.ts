/** What of the ladder is to be drawn at one moment in one window: culled, cut off at the playhead. */

import { countWhile } from '../view/sorted.ts';
import type { DropReason } from '#core/frame-event.ts';
import type { PacketKind } from '../view/packet.ts';
import type { Point } from './box.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { yOf } from './geometry.ts';
import type { Label } from './label.ts';
import type { Arrow, LadderLayout } from './layout.ts';
import { barsOf } from './bars.ts';
import type { DrawnBar } from './bars.ts';
import { cardOf } from './card.ts';
import type { Card } from './card.ts';
import { overAt, tipAt } from './flight.ts';
import type { MarginLayout, Tick } from './margin.ts';
import type { Window } from './window.ts';

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
    tip: isOver && !isLost ? to : tipAt(arrow, nowMs),
    angle: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI,
    end: isOver ? (isLost ? 'lost' : 'arrived') : 'flying',
    reason: leg.fate.type === 'dropped' ? leg.fate.reason : null,
    label,
  };
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

function isInside(y: number, { top, bottom }: Window): boolean {
  return y >= top - 40 && y <= bottom + 40;
}
