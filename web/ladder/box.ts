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

/** The lowest that the box reaches. */
export function bottomOf({ centre, width, height, angle }: Box): number {
  return centre.y + (width * Math.abs(Math.sin(angle)) + height * Math.abs(Math.cos(angle))) / 2;
}

/** Whether two boxes share any point: no axis of either parts them (separating axis theorem). */
export function boxesTouch(a: Box, b: Box): boolean {
  return overlapsAlong(a, b) && overlapsAlong(b, a);
}

/** Whether a line crosses the box. */
export function lineTouches({ from, to }: Segment, box: Box): boolean {
  const line: Box = {
    centre: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    width: Math.hypot(to.x - from.x, to.y - from.y),
    height: 0,
    angle: Math.atan2(to.y - from.y, to.x - from.x),
  };
  return boxesTouch(line, box);
}

/** Whether the boxes overlap along both axes of `a`. Plain numbers: one label asks it thousands of times. */
function overlapsAlong(a: Box, b: Box): boolean {
  const dx = b.centre.x - a.centre.x;
  const dy = b.centre.y - a.centre.y;
  const cos = Math.cos(a.angle);
  const sin = Math.sin(a.angle);
  const turn = b.angle - a.angle;
  const along = Math.abs(Math.cos(turn));
  const across = Math.abs(Math.sin(turn));
  return (
    2 * Math.abs(dx * cos + dy * sin) <= a.width + b.width * along + b.height * across &&
    2 * Math.abs(dy * cos - dx * sin) <= a.height + b.width * across + b.height * along
  );
}
