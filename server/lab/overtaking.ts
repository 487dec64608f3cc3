/** Frames of one direction that stepped aside, until enough later ones have overtaken them. */

/** A frame that too few follow goes on by itself after this time beyond its usual way. */
export const PATIENCE_US = 100_000;

export class Overtaking<T> {
  private waiting: { readonly flight: T; left: number }[] = [];

  /** The flight lets `depth` later ones go first. */
  stepAside(flight: T, depth: number): void {
    this.waiting.push({ flight, left: depth });
  }

  /** One more frame has come by; calls back with each that has waited for enough. */
  passedBy(onDone: (flight: T) => void): void {
    if (this.waiting.length === 0) return;
    for (const entry of this.waiting) entry.left--;
    const done = this.waiting.filter(({ left }) => left <= 0);
    this.waiting = this.waiting.filter(({ left }) => left > 0);
    for (const { flight } of done) onDone(flight);
  }
}
