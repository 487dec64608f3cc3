/** Who stands where already: a box gets its place only where it touches none. */

import type { Box } from './box.ts';
import { boxesTouch } from './box.ts';

export class Room {
  readonly taken: Box[];

  constructor(taken: readonly Box[]) {
    this.taken = [...taken];
  }

  /** Gives the box its place, or says null where it would touch another. */
  take(box: Box | null): Box | null {
    if (box === null || this.taken.some((other) => boxesTouch(box, other))) return null;
    this.taken.push(box);
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
