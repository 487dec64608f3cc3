/**
 * What of the ladder is to be drawn at one moment in one window: culled, cut off at the playhead. Heights are counted
 * from the window's top: on a ladder of a million packets an absolute one has more digits than SVG's floats.
 */

import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';
import type { Box } from './box.ts';
import { boxesTouch } from './box.ts';
import type { Clock, Gap } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { momentAtY, yOf } from './geometry.ts';
import type { Arrow } from './arrow.ts';
import type { LadderLayout, Look } from './layout.ts';
import { barsOf } from './bars.ts';
import type { DrawnBar } from './bars.ts';
import { apart, boxOfCard, cardOf } from './card.ts';
import type { Card } from './card.ts';
import { clearedOf, drawArrow, raised } from './drawn-arrow.ts';
import type { DrawnArrow, Paper } from './drawn-arrow.ts';
import { overAt } from './flight.ts';
import { happeningMarks } from './happening-marks.ts';
import type { HappeningMark } from './happening-marks.ts';
import type { MarginLayout } from './margin.ts';
import { fanned } from './pile.ts';
import type { Tick, Ticks } from './ticks.ts';
import type { Window } from './window.ts';

export interface Scene {
  /** False where labels are still to be placed: make it again. */
  readonly isFinished: boolean;
  /** So many arrows that not every one is drawn, those that stand from before apart. */
  readonly isThinned: boolean;
  readonly arrows: readonly DrawnArrow[];
  /** In the order in which the packets were sent. */
  readonly cards: readonly Card[];
  readonly happenings: readonly HappeningMark[];
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
    readonly look: Look;
  }): Scene {
    const { layout, margin, ticks, log, clock, geometry, nowMs, window, look } = options;
    const fromMs = momentAtY(geometry, window.top - 2 * geometry.fontPx);
    const toMs = Math.min(nowMs, momentAtY(geometry, window.bottom + 2 * geometry.fontPx));
    const {
      arrows: shown,
      isFinished,
      isThinned,
      strideOf,
    } = layout.arrowsBetween(fromMs, toMs, look);
    const origin = window.top;
    if (origin !== this.#origin) this.#finished = new WeakMap();
    this.#origin = origin;
    const flying = apart(
      shown.filter((arrow) => nowMs < overAt(arrow)),
      { geometry, strideOf, always: look.always ?? null },
    );
    const cards = fanned(
      flying
        .flatMap((arrow) => cardOf(arrow, nowMs, geometry))
        .map((card) => ({ ...card, at: raised(card.at, origin) })),
      geometry.fontPx,
    );
    const boxes = cards.map(boxOfCard);
    const paper = { geometry, clock, origin };
    return {
      isFinished,
      isThinned,
      arrows: shown.map((arrow) => this.#arrow(arrow, nowMs, paper, boxes)),
      cards,
      happenings: happeningMarks(log, clock, geometry, { fromMs, toMs, nowMs }).map((mark) =>
        raisedMark(mark, origin),
      ),
      bars: barsOf(margin.barsBetween(fromMs, toMs), geometry, nowMs, origin),
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

  #arrow(arrow: Arrow, nowMs: number, paper: Paper, cards: readonly Box[]): DrawnArrow {
    const drawn = this.#whole(arrow, nowMs, paper);
    const words = [drawn.label, ...drawn.signs].flatMap((one) => one?.box ?? []);
    const over = cards.filter((card) => words.some((word) => boxesTouch(card, word)));
    return over.length === 0 ? drawn : clearedOf(drawn, arrow, over, paper);
  }

  #whole(arrow: Arrow, nowMs: number, paper: Paper): DrawnArrow {
    const known = this.#finished.get(arrow);
    if (known && nowMs >= overAt(arrow)) return known;
    const drawn = drawArrow(arrow, nowMs, paper);
    if (drawn.end !== 'flying') this.#finished.set(arrow, drawn);
    return drawn;
  }
}

function raisedMark(mark: HappeningMark, by: number): HappeningMark {
  const y = mark.y - by;
  return 'endY' in mark ? { ...mark, y, endY: mark.endY - by } : { ...mark, y };
}

/** Silences that end between two moments. */
function gapsBetween(gaps: readonly Gap[], fromMs: number, toMs: number): readonly Gap[] {
  const first = countWhile(gaps.length, (i) => (gaps[i]?.endMs ?? 0) < fromMs);
  const end = countWhile(gaps.length, (i) => (gaps[i]?.endMs ?? 0) <= toMs);
  return gaps.slice(first, end);
}
