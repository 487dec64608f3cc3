/** The graph on the page: uPlot keeps axes, grid and size, our own paths show the series. */

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Moment } from './at-playhead.ts';
import { pointsBy } from './at-playhead.ts';
import { chartOptions } from './chart-options.ts';
import type { Frame } from './frame.ts';
import type { MarkWords } from './labels.ts';
import { lookOf } from './looks.ts';
import type { Brush, Painting } from './paint.ts';
import { paintFuture, paintPast } from './paint.ts';
import { paintLabels } from './paint-labels.ts';
import { paintRings } from './rings.ts';
import { readPalette } from './palette.ts';
import type { Palette } from './palette.ts';
import type { Graph, Series } from './series.ts';
import { thin } from './thin.ts';

/** What is to be seen. */
export interface Picture {
  readonly graph: Graph;
  /** The stretch of time, µs. */
  readonly startUs: number;
  readonly endUs: number;
  readonly moment: Moment;
  /** Whether the future is shown, as ghosts. */
  readonly showsFuture: boolean;
  /** What marks are called. */
  readonly markWords: MarkWords;
  /** Packets to be ringed. */
  readonly packets: ReadonlySet<number>;
}

/** Owns a uPlot inside `element`; release it with {@link destroy}. */
export class Chart {
  readonly #element: HTMLElement;
  #plot: uPlot;
  readonly #onframe: (frame: Frame) => void;
  #picture: Picture | null = null;
  #palette: Palette;
  #thinned = new WeakMap<Float64Array, { key: string; places: Uint32Array }>();

  /** @param onframe - told where the plotting area lies, in px of the page, whenever it may have moved. */
  constructor(element: HTMLElement, onframe: (frame: Frame) => void) {
    this.#element = element;
    this.#onframe = onframe;
    this.#palette = readPalette(element);
    this.#plot = this.#newPlot();
  }

  /** Draws the picture; axes are set anew only where they change, and nothing where no pixel would. */
  show(picture: Picture): void {
    const before = this.#picture;
    this.#picture = picture;
    const hasSameAxes =
      before !== null &&
      before.startUs === picture.startUs &&
      before.endUs === picture.endUs &&
      before.graph.top === picture.graph.top &&
      before.graph.unit === picture.graph.unit;
    if (!hasSameAxes) this.#rescale();
    else if (isOther(before, picture) || this.#looks(before) !== this.#looks(picture)) {
      this.#plot.redraw(false, false);
    }
  }

  /** The element has another size, or the page another theme or type. */
  refresh(): void {
    this.#palette = readPalette(this.#element);
    this.#plot.destroy();
    this.#plot = this.#newPlot();
    this.#rescale();
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #newPlot(): uPlot {
    const options = chartOptions({
      width: this.#element.clientWidth,
      height: this.#element.clientHeight,
      palette: () => this.#palette,
      picture: () => this.#picture,
      ondraw: () => this.#paint(),
    });
    return new uPlot(options, [[], []], this.#element);
  }

  #rescale(): void {
    const picture = this.#picture;
    if (!picture) return;
    this.#plot.batch(() => {
      this.#plot.setScale('x', { min: picture.startUs, max: picture.endUs });
      this.#plot.setScale('y', { min: 0, max: picture.graph.top });
    });
    this.#plot.redraw(false, true);
  }

  #paint(): void {
    const picture = this.#picture;
    if (!picture) return;
    const brush = this.#brush(picture);
    const { context, frame } = brush;
    this.#onframe(inPagePx(frame, brush.ratio));
    context.save();
    context.beginPath();
    // Half a mark may stand out over the edges, so that the first and the last can be seen.
    const spare = this.#palette.fontPx * brush.ratio * 0.5;
    context.rect(frame.left, frame.top - spare, frame.width, frame.height + 2 * spare);
    context.clip();
    context.lineJoin = 'round';
    const paintings = picture.graph.series.map((series) => this.#painting(series, picture, frame));
    if (picture.showsFuture) for (const painting of paintings) paintFuture(brush, painting);
    for (const painting of paintings) paintPast(brush, painting, picture.moment.atUs);
    paintLabels(brush, paintings, picture.markWords);
    paintRings(brush, paintings, picture.packets);
    context.restore();
  }

  /** What of the picture of one graph can be seen: two that look alike have the same. */
  #looks({ graph, moment, startUs, endUs, showsFuture, packets }: Picture): string {
    const counts = graph.series.map((series) => pointsBy(series, moment));
    const share = (moment.atUs - startUs) / (endUs - startUs);
    const column = Math.round(share * this.#plot.bbox.width);
    return [...counts, column, showsFuture, ...packets].join(' ');
  }

  #painting(series: Series, picture: Picture, frame: Frame): Painting {
    const columns = { startUs: frame.startUs, endUs: frame.endUs, count: Math.ceil(frame.width) };
    const key = `${columns.startUs} ${columns.endUs} ${columns.count} ${series.seq.length}`;
    const known = this.#thinned.get(series.value);
    const places = known?.key === key ? known.places : thin(series, columns);
    this.#thinned.set(series.value, { key, places });
    return {
      series,
      places,
      look: lookOf(series.id, picture.graph.kind),
      count: pointsBy(series, picture.moment),
    };
  }

  #brush(picture: Picture): Brush {
    const { ctx, bbox } = this.#plot;
    const { left, top, width, height } = bbox;
    const frame: Frame = {
      ...{ left, top, width, height },
      startUs: picture.startUs,
      endUs: picture.endUs,
      topValue: picture.graph.top,
      bottomValue: 0,
    };
    return { context: ctx, frame, palette: this.#palette, ratio: uPlot.pxRatio };
  }
}

function inPagePx(frame: Frame, ratio: number): Frame {
  return {
    ...frame,
    left: frame.left / ratio,
    top: frame.top / ratio,
    width: frame.width / ratio,
    height: frame.height / ratio,
  };
}

function isOther(before: Picture, picture: Picture): boolean {
  return before.graph !== picture.graph || before.markWords !== picture.markWords;
}
