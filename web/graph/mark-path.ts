/** Outlines of marks, for the canvas and, as text, for the legend's picture. */

import type { Mark } from './looks.ts';

/** Points of a closed outline around 0, in units of the mark's radius; a ring and a dot are circles. */
const OUTLINES: Readonly<Partial<Record<Mark, readonly (readonly [number, number])[]>>> = {
  triangle: [
    [0, -1.15],
    [1.05, 0.8],
    [-1.05, 0.8],
  ],
  diamond: [
    [0, -1.2],
    [1, 0],
    [0, 1.2],
    [-1, 0],
  ],
  square: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
};

/** Adds the mark to a path. A cross and a ring are to be stroked, all others filled. */
export function addMark(
  path: Pick<Path2D, 'moveTo' | 'lineTo' | 'closePath' | 'arc'>,
  mark: Mark,
  at: { readonly x: number; readonly y: number; readonly radius: number },
): void {
  const { x, y, radius } = at;
  const outline = OUTLINES[mark];
  if (outline) {
    outline.forEach(([dx, dy], i) =>
      i === 0
        ? path.moveTo(x + dx * radius, y + dy * radius)
        : path.lineTo(x + dx * radius, y + dy * radius),
    );
    path.closePath();
  } else if (mark === 'cross') {
    path.moveTo(x - radius, y - radius);
    path.lineTo(x + radius, y + radius);
    path.moveTo(x - radius, y + radius);
    path.lineTo(x + radius, y - radius);
  } else {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/** Whether the mark is drawn by its line alone. */
export function isOutline(mark: Mark): boolean {
  return mark === 'cross' || mark === 'ring';
}

/** The mark as an SVG path around 0 with radius 1. */
export function markSvg(mark: Mark): string {
  const parts: string[] = [];
  addMark(
    {
      moveTo: (x, y) => void parts.push(`M${x} ${y}`),
      lineTo: (x, y) => void parts.push(`L${x} ${y}`),
      closePath: () => void parts.push('Z'),
      arc: (x, y, radius) =>
        void parts.push(
          `A${radius} ${radius} 0 1 1 ${x - radius} ${y}A${radius} ${radius} 0 1 1 ${x + radius} ${y}Z`,
        ),
    },
    mark,
    { x: 0, y: 0, radius: 1 },
  );
  return parts.join('');
}
