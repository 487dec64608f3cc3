/** Turned boxes and whether they touch: for labels that lie on slopes. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle around `centre`, turned by `angle` radians. */
export interface Box {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** The corners, in order around the box. */
export function corners(box: Box): readonly Point[] {
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const half = { x: box.width / 2, y: box.height / 2 };
  return [
    [-half.x, -half.y],
    [half.x, -half.y],
    [half.x, half.y],
    [-half.x, half.y],
  ].map(([dx = 0, dy = 0]) => ({
    x: box.centre.x + dx * cos - dy * sin,
    y: box.centre.y + dx * sin + dy * cos,
  }));
}

/** Whether two boxes share any point (separating axis theorem). */
export function boxesTouch(a: Box, b: Box): boolean {
  const apart = Math.hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y);
  if (apart > reach(a) + reach(b)) return false; // the usual case, told without corners
  return shapesTouch(corners(a), corners(b), [...axes(a.angle), ...axes(b.angle)]);
}

/** Whether a line crosses the box. */
export function lineTouches(segment: Segment, box: Box): boolean {
  const slope = Math.atan2(segment.to.y - segment.from.y, segment.to.x - segment.from.x);
  return shapesTouch([segment.from, segment.to], corners(box), [
    ...axes(box.angle),
    ...axes(slope),
  ]);
}

/** From the centre to a corner. */
function reach({ width, height }: Box): number {
  return Math.hypot(width, height) / 2;
}

function axes(angle: number): readonly Point[] {
  return [
    { x: Math.cos(angle), y: Math.sin(angle) },
    { x: -Math.sin(angle), y: Math.cos(angle) },
  ];
}

function shapesTouch(a: readonly Point[], b: readonly Point[], along: readonly Point[]): boolean {
  return along.every((axis) => {
    const one = extent(a, axis);
    const other = extent(b, axis);
    return one.low <= other.high && other.low <= one.high;
  });
}

function extent(points: readonly Point[], axis: Point): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const { x, y } of points) {
    const along = x * axis.x + y * axis.y;
    low = Math.min(low, along);
    high = Math.max(high, along);
  }
  return { low, high };
}
