/** Writes the words of marks on the canvas. */

import { placeLabels } from './labels.ts';
import type { MarkWords } from './labels.ts';
import type { Brush, Painting } from './paint.ts';

/** The paper's colour around letters, so that they can be read over lines, in line widths. */
const HALO = 2.6;
const LINE_HEIGHT = 1.15;

/** In the colour of their marks. */
export function paintLabels(brush: Brush, paintings: readonly Painting[], words: MarkWords): void {
  const { context, palette, ratio, frame } = brush;
  context.font = palette.fontAt(ratio);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const labels = placeLabels(paintings, words, frame, {
    width: (text) => context.measureText(text).width,
    height: LINE_HEIGHT * palette.fontPx * ratio,
  });
  context.lineWidth = HALO * palette.linePx * ratio;
  context.strokeStyle = palette.colour('--panel');
  for (const { text, x, y } of labels) context.strokeText(text, x, y);
  for (const { text, token, x, y } of labels) {
    context.fillStyle = palette.colour(token);
    context.fillText(text, x, y);
  }
}
