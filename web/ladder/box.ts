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

/** A box, or a line, with all that comparing needs worked out once: one label asks hundreds of times. */
export interface Footprint {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** Of its angle. */
  readonly cos: number;
  readonly sin: number;
  /** Half the sides of the upright box around it. */
  readonly reachX: number;
  readonly reachY: number;
}

export function footprintOf({ centre: { x, y }, width, height, angle }: Box): Footprint {
  return footprint({ x, y }, width / 2, height / 2, { cos: Math.cos(angle), sin: Math.sin(angle) });
}

export function footprintOfLine({ from, to }: Segment): Footprint {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const turn = length > 0 ? { cos: dx / length, sin: dy / length } : { cos: 1, sin: 0 };
  return footprint({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, length / 2, 0, turn);
}

/** Whether the two share any point: no axis of either parts them (separating axis theorem). */
export function footprintsMeet(a: Footprint, b: Footprint): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  if (Math.abs(dx) > a.reachX + b.reachX || Math.abs(dy) > a.reachY + b.reachY) return false;
  return overlapsAlong(a, b, dx, dy) && overlapsAlong(b, a, dx, dy);
}

/** Whether two boxes share any point. */
export function boxesTouch(a: Box, b: Box): boolean {
  return footprintsMeet(footprintOf(a), footprintOf(b));
}

function footprint(
  { x, y }: Point,
  halfWidth: number,
  halfHeight: number,
  { cos, sin }: { readonly cos: number; readonly sin: number },
): Footprint {
  const reachX = halfWidth * Math.abs(cos) + halfHeight * Math.abs(sin);
  const reachY = halfWidth * Math.abs(sin) + halfHeight * Math.abs(cos);
  return { x, y, halfWidth, halfHeight, cos, sin, reachX, reachY };
}

/** Whether they overlap along both axes of `a`; `dx` and `dy` lead from one centre to the other, either way. */
function overlapsAlong(a: Footprint, b: Footprint, dx: number, dy: number): boolean {
  const along = Math.abs(a.cos * b.cos + a.sin * b.sin);
  const across = Math.abs(a.cos * b.sin - a.sin * b.cos);
  return (
    Math.abs(dx * a.cos + dy * a.sin) <=
      a.halfWidth + b.halfWidth * along + b.halfHeight * across &&
    Math.abs(dy * a.cos - dx * a.sin) <= a.halfHeight + b.halfWidth * across + b.halfHeight * along
  );
}
