/** The ladder of one log in one geometry on one clock: laid out as the log grows, drawn at any moment. */

import type { RunLog } from '../view/log.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import { LadderLayout } from './layout.ts';
import type { Look } from './layout.ts';
import { MarginLayout } from './margin.ts';
import type { Reaches } from './reaches.ts';
import { SceneMaker } from './scene.ts';
import type { Scene } from './scene.ts';
import { Ticks } from './ticks.ts';
import type { Window } from './window.ts';

export class LadderPicture {
  readonly #maker = new SceneMaker();
  readonly #layout: LadderLayout;
  readonly #margin: MarginLayout;
  readonly #ticks: Ticks;
  readonly #geometry: Geometry;
  readonly #clock: Clock;
  readonly #reaches: Reaches;

  constructor(geometry: Geometry, clock: Clock, reaches: Reaches) {
    this.#geometry = geometry;
    this.#clock = clock;
    this.#reaches = reaches;
    this.#layout = new LadderLayout(geometry, clock, reaches);
    this.#margin = new MarginLayout(geometry, clock);
    this.#ticks = new Ticks(geometry, clock);
  }

  /** Takes up what the log has brought since; the clock must have been extended first. */
  update(log: RunLog): void {
    this.#reaches.update(log);
    this.#layout.update(log);
    this.#margin.update(log);
  }

  /** What is to be drawn of `log` at `nowMs` in the window. */
  at(log: RunLog, nowMs: number, window: Window, look: Look = {}): Scene {
    return this.#maker.make({
      layout: this.#layout,
      margin: this.#margin,
      ticks: this.#ticks,
      log,
      clock: this.#clock,
      geometry: this.#geometry,
      nowMs,
      window,
      look,
    });
  }
}
