/** Paints series on a canvas: steps, bars and marks, up to the playhead, and beyond it as ghosts where wanted. */

import { countWhile } from '../view/sorted.ts';
import type { Frame } from './frame.ts';
import type { Look } from './looks.ts';
import { isOutline } from './mark-path.ts';
import type { Palette } from './palette.ts';
import { barPath, markPath, stepPath } from './paths.ts';
import type { Series } from './series.ts';

/** A series ready to be painted. */
export interface Painting {
  readonly series: Series;
  readonly look: Look;
  /** Places of the points worth drawing, ascending: see `thin`. */
  readonly places: Uint32Array;
  /** How many points of the series are not in the future. */
  readonly count: number;
}

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly frame: Frame;
  readonly palette: Palette;
  /** Canvas px for one px of the page. */
  readonly ratio: number;
}

/** The future, where it is shown at all. */
const GHOST_ALPHA = 0.28;
const MARK_RADIUS = 2.1;
/** A bar of one byte must be seen too, line widths. */
const LEAST_BAR = 2;

/** Paints what had come by the playhead; what holds then holds up to `nowUs`. */
export function paintPast(brush: Brush, painting: Painting, nowUs: number): void {
  const { places, count } = painting;
  const past = countWhile(places.length, (i) => (places[i] ?? 0) < count);
  paint(brush, painting, places.subarray(0, past), nowUs);
}

/** Paints what comes after the playhead, faintly. */
export function paintFuture(brush: Brush, painting: Painting): void {
  const { places, count } = painting;
  const past = countWhile(places.length, (i) => (places[i] ?? 0) < count);
  brush.context.globalAlpha = GHOST_ALPHA;
  paint(brush, painting, places.subarray(Math.max(0, past - 1)), brush.frame.endUs);
  brush.context.globalAlpha = 1;
}

function paint(brush: Brush, painting: Painting, places: Uint32Array, untilUs: number): void {
  const { context, palette, ratio } = brush;
  const { look } = painting;
  context.strokeStyle = palette.colour(look.token);
  context.fillStyle = context.strokeStyle;
  const unit = palette.linePx * ratio;
  if (look.draw === 'step') {
    context.lineWidth = look.width * unit;
    context.setLineDash(look.dash.map((length) => length * unit));
    context.stroke(stepPath(brush.frame, painting.series, places, untilUs));
    context.setLineDash([]);
    return;
  }
  if (look.draw === 'bar') {
    context.lineWidth = look.width * unit;
    context.stroke(barPath(brush.frame, painting.series, places, LEAST_BAR * unit));
  }
  if (look.mark === null) return;
  const radius = MARK_RADIUS * unit;
  const path = markPath(brush.frame, painting.series, places, { mark: look.mark, radius });
  context.lineWidth = unit;
  if (isOutline(look.mark)) context.stroke(path);
  else context.fill(path);
}
