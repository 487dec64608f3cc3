/** How uPlot is to draw axes and grid: calm, in the page's type and colours. It draws no series of its own. */

import type uPlot from 'uplot';
import type { Palette } from './palette.ts';
import type { Graph } from './series.ts';
import { tickText, timeTick } from './value-text.ts';

interface Source {
  readonly width: number;
  readonly height: number;
  palette(): Palette;
  /** What is shown; null before the first. */
  picture(): { readonly graph: Graph; readonly startUs: number; readonly endUs: number } | null;
  ondraw(): void;
}

/** Room for the figures beside an axis, in heights of a line. */
const LEFT_ROOM = 5.4;
const BELOW_ROOM = 1.9;
/** Least distance of two figures, in heights of a line. */
const SPACE_ACROSS = 6;
const SPACE_UP = 2.4;

/** Options for a plot without cursor and legend of its own. */
export function chartOptions(source: Source): uPlot.Options {
  const { palette, picture } = source;
  const shared = (): Pick<uPlot.Axis, 'stroke' | 'grid' | 'ticks' | 'border'> => ({
    stroke: () => palette().colour('--soft'),
    grid: { stroke: () => palette().colour('--line'), width: 1 },
    ticks: { show: false },
    border: { show: true, stroke: () => palette().colour('--edge'), width: 1 },
  });
  return {
    width: source.width,
    height: source.height,
    padding: [palette().fontPx, palette().fontPx * 2, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: () => [picture()?.startUs ?? 0, picture()?.endUs ?? 1] },
      y: { range: () => [0, picture()?.graph.top ?? 1] },
    },
    series: [{}, { show: true, paths: () => null, points: { show: false } }],
    axes: [
      {
        ...shared(),
        font: palette().font,
        size: () => palette().fontPx * BELOW_ROOM,
        gap: palette().fontPx * 0.35,
        space: () => palette().fontPx * SPACE_ACROSS,
        values: (_, splits) => splits.map((at) => timeTick(at, stepOf(splits))),
      },
      {
        ...shared(),
        font: palette().font,
        size: () => palette().fontPx * LEFT_ROOM,
        gap: palette().fontPx * 0.4,
        space: () => palette().fontPx * SPACE_UP,
        values: (_, splits) =>
          splits.map((value) => tickText(value, picture()?.graph.unit ?? 'us', stepOf(splits))),
      },
    ],
    hooks: { draw: [() => source.ondraw()] },
  };
}

function stepOf(splits: readonly number[]): number {
  return Math.abs((splits[1] ?? 0) - (splits[0] ?? 0));
}
