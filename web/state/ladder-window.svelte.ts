/** What of the ladder is in its window, and how it is drawn there. */

import type { HostName } from '#core/event-base.ts';
import { arrowAt } from '../ladder/arrow-at.ts';
import type { Point } from '../ladder/box.ts';
import type { Clock } from '../ladder/clock.ts';
import { labelSize, layOut, momentAtY, yOf } from '../ladder/geometry.ts';
import { inWindow } from '../ladder/in-window.ts';
import { LadderPicture } from '../ladder/picture.ts';
import { Reaches } from '../ladder/reaches.ts';
import { flightScale } from '../ladder/scale.ts';
import type { Sight } from '../ladder/viewport.ts';
import { followingTop } from '../ladder/viewport.ts';
import type { RunLog } from '../view/log.ts';
import type { LadderView } from './ladder-view.svelte.ts';
import type { Playhead } from './playhead.svelte.ts';
import type { Selection } from './selection.svelte.ts';

/** Placing labels may cost so much of a frame; the rest of them come with the next, ms. */
const LABELS_MS = 5;

/** What a ladder is drawn of. */
export interface LadderSubject {
  readonly hosts: readonly HostName[];
  readonly log: RunLog;
  readonly clock: Clock;
  readonly playhead: Playhead;
  readonly selection: Selection;
  readonly view: LadderView;
  readonly isLive: boolean;
}

/** Made by the component that has the window: its effects end with it. */
export class LadderWindow {
  /** Of the window, px; 0 until it is on the page. */
  width = $state(0);
  height = $state(0);
  readonly #subject: () => LadderSubject;
  /** Counts how often labels went on being placed. */
  #turns = $state(0);

  readonly #fontPx = $derived.by(() => labelSize(this.width, labelPx('size'), labelPx('least')));
  /** As one text, since a list with the same hosts would be another list. */
  readonly #hosts = $derived.by(() => this.#subject().hosts.join(' '));
  readonly #flightMs = $derived.by(() => flightScale(this.#subject().log, this.#subject().clock));
  readonly geometry = $derived.by(() =>
    layOut({
      width: this.width,
      fontPx: this.#fontPx,
      hosts: this.#hosts.split(' ').filter(Boolean),
      msPerFlight: this.#flightMs / this.#subject().view.zoom,
    }),
  );
  readonly #picture = $derived.by(() => {
    const { clock } = this.#subject();
    return new LadderPicture(this.geometry, clock, new Reaches(clock));
  });
  /** The playhead, px of the whole ladder. */
  readonly #playY = $derived.by(() => yOf(this.geometry, this.#subject().playhead.ms));
  readonly #sight = $derived.by((): Sight => {
    const { view, playhead } = this.#subject();
    return {
      height: this.height,
      fontPx: this.#fontPx,
      headPx: this.geometry.top,
      zoom: view.zoom,
      pxPerMs: this.geometry.pxPerMs / view.zoom,
      limitMs: playhead.limitMs,
      top: 0,
    };
  });
  /** The window's upper edge, px of the whole ladder. */
  readonly top = $derived.by(() => {
    const { view, isLive } = this.#subject();
    if (view.topMs === null) return followingTop(this.#sight, this.#playY, isLive);
    return Math.max(0, yOf(this.geometry, view.topMs));
  });
  /** The drawn sheet is half a window higher than the window and moved as one; only when it is used up is it drawn anew. */
  readonly origin = $derived.by(() => {
    const { height } = this;
    return height > 0 ? Math.floor((2 * this.top) / height) * (height / 2) : 0;
  });
  readonly scene = $derived.by(() => {
    void this.#turns;
    const { log, playhead, selection } = this.#subject();
    this.#picture.update(log);
    const untilMs = performance.now() + LABELS_MS;
    const drawn = { top: this.origin, bottom: this.origin + this.sheetHeight };
    return this.#picture.at(log, playhead.ms, drawn, {
      isTimeUp: () => performance.now() > untilMs,
      always: selection.packet,
    });
  });

  /** @param subject - the component's properties, each read when it is needed. */
  constructor(subject: () => LadderSubject) {
    this.#subject = subject;
    $effect(() => {
      if (this.scene.isFinished) return;
      const timer = setTimeout(() => this.#turns++);
      return () => clearTimeout(timer);
    });
  }

  /** How much of the ladder is drawn, px. */
  get sheetHeight(): number {
    return 1.5 * this.height;
  }

  /** The playhead on the sheet, px; null where there is nothing yet. */
  get playY(): number | null {
    return this.#subject().log.count > 0 ? this.#playY - this.origin : null;
  }

  /** Where a moment is on the sheet, px. */
  yOnSheet(ms: number): number {
    return yOf(this.geometry, ms) - this.origin;
  }

  /** The moments at the window's edges, ms of the clock. */
  get shown(): { readonly fromMs: number; readonly toMs: number } {
    const { geometry, top, height } = this;
    return { fromMs: momentAtY(geometry, top), toMs: momentAtY(geometry, top + height) };
  }

  /** Where cards are in the window. */
  get cards() {
    const { scene, geometry, origin, top, height } = this;
    return inWindow(scene, geometry, { origin, top, height });
  }

  /** What is in sight, for who zooms and pans; null while there is nothing. */
  inSight(): Sight | null {
    if (this.#subject().log.count === 0 || this.height === 0) return null;
    return { ...this.#sight, top: this.top };
  }

  /** The packet whose arrow is at a point of the window, or null. */
  packetAt({ x, y }: Point): number | null {
    const at = { x, y: y + this.top - this.origin };
    return arrowAt(this.scene.arrows, at, this.#fontPx)?.number ?? null;
  }
}

/** The page's tokens say how large labels are, in rem. */
function labelPx(name: 'size' | 'least'): number {
  const style = getComputedStyle(document.documentElement);
  return parseFloat(style.fontSize) * parseFloat(style.getPropertyValue(`--label-${name}`));
}
