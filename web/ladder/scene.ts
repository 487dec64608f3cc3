/**
 * What of the ladder is to be drawn at one moment in one window: culled, cut off at the playhead. Heights are counted
 * from the window's top: on a ladder of a million packets an absolute one has more digits than SVG's floats.
 */

import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';
import type { DropReason } from '#core/frame-event.ts';
import type { PacketKind } from '../view/packet.ts';
import type { Point } from './box.ts';
import type { Clock, Gap } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { momentAtY, yOf } from './geometry.ts';
import type { Label } from './label.ts';
import type { Arrow } from './arrow.ts';
import type { LadderLayout } from './layout.ts';
import { barsOf } from './bars.ts';
import type { DrawnBar } from './bars.ts';
import { cardOf } from './card.ts';
import type { Card } from './card.ts';
import { overAt, tipAt } from './flight.ts';
import type { MarginLayout } from './margin.ts';
import type { Tick, Ticks } from './ticks.ts';
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
  #finished = new WeakMap<Arrow, DrawnArrow>();
  #origin = 0;

  /** The scene at `nowMs` of the clock. */
  make(options: {
    readonly layout: LadderLayout;
    readonly margin: MarginLayout;
    readonly ticks: Ticks;
    readonly log: RunLog;
    readonly clock: Clock;
    readonly geometry: Geometry;
    readonly nowMs: number;
    readonly window: Window;
  }): Scene {
    const { layout, margin, ticks, log, clock, geometry, nowMs, window } = options;
    const fromMs = momentAtY(geometry, window.top - 2 * geometry.fontPx);
    const toMs = Math.min(nowMs, momentAtY(geometry, window.bottom + 2 * geometry.fontPx));
    const shown = layout.arrowsBetween(fromMs, toMs);
    const origin = window.top;
    if (origin !== this.#origin) this.#finished = new WeakMap();
    this.#origin = origin;
    return {
      arrows: shown.map((arrow) => this.#arrow(arrow, nowMs)),
      cards: shown
        .flatMap((arrow) => cardOf(arrow, nowMs, geometry.fontPx))
        .map((card) => ({ ...card, at: raised(card.at, origin) })),
      bars: barsOf(margin.barsBetween(fromMs, toMs), geometry, nowMs).map((bar) => ({
        ...bar,
        y: bar.y - origin,
      })),
      ticks: ticks
        .between(log, fromMs, toMs)
        .map((tick) => ({ ...tick, y: yOf(geometry, tick.ms) - origin })),
      gaps: gapsBetween(clock.gaps, fromMs, toMs).map(({ startMs, endMs, trueUs }) => ({
        y: yOf(geometry, startMs) - origin,
        height: (endMs - startMs) * geometry.pxPerMs,
        trueUs,
      })),
    };
  }

  #arrow(arrow: Arrow, nowMs: number): DrawnArrow {
    const known = this.#finished.get(arrow);
    if (known && nowMs >= overAt(arrow)) return known;
    const drawn = drawArrow(arrow, nowMs, this.#origin);
    if (drawn.end !== 'flying') this.#finished.set(arrow, drawn);
    return drawn;
  }
}

function drawArrow(arrow: Arrow, nowMs: number, origin: number): DrawnArrow {
  const { packet, leg, from, to, label, key } = arrow;
  const isOver = nowMs >= overAt(arrow);
  const isLost = leg.fate.type === 'dropped';
  return {
    key,
    number: packet.number,
    kind: packet.kind,
    isRepeat: packet.isRepeat,
    from: raised(from, origin),
    tip: raised(isOver && !isLost ? to : tipAt(arrow, nowMs), origin),
    angle: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI,
    end: isOver ? (isLost ? 'lost' : 'arrived') : 'flying',
    reason: leg.fate.type === 'dropped' ? leg.fate.reason : null,
    label: label && { ...label, box: { ...label.box, centre: raised(label.box.centre, origin) } },
  };
}

function raised({ x, y }: Point, by: number): Point {
  return { x, y: y - by };
}

/** Silences that end between two moments. */
function gapsBetween(gaps: readonly Gap[], fromMs: number, toMs: number): readonly Gap[] {
  const first = countWhile(gaps.length, (i) => (gaps[i]?.endMs ?? 0) < fromMs);
  const end = countWhile(gaps.length, (i) => (gaps[i]?.endMs ?? 0) <= toMs);
  return gaps.slice(first, end);
}
