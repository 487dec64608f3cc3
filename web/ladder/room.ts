/** Who stands where already: a box gets its place only where it touches none. */

import type { Box, Footprint } from './box.ts';
import { footprintOf, footprintsMeet } from './box.ts';

export class Room {
  readonly taken: Footprint[];

  constructor(taken: readonly Footprint[]) {
    this.taken = [...taken];
  }

  /** Gives the box its place, or says null where it would touch another. */
  take(box: Box | null): Box | null {
    if (box === null) return null;
    const print = footprintOf(box);
    if (this.taken.some((other) => footprintsMeet(print, other))) return null;
    this.taken.push(print);
    return box;
  }

  /** The first of the boxes that has room, or null. */
  takeFirst(boxes: readonly Box[]): Box | null {
    for (const box of boxes) {
      const placed = this.take(box);
      if (placed) return placed;
    }
    return null;
  }
}
