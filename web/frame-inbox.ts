/** Hands over what comes in once a frame: a picture that is made more often than it is shown only holds up the next. */

/** A hidden page has no frames; then so often, ms. */
const UNSEEN_MS = 100;

export class FrameInbox<Item> {
  readonly #take: (items: readonly Item[]) => void;
  #waiting: Item[] = [];
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param take - is given at least one item, in the order in which they came. */
  constructor(take: (items: readonly Item[]) => void) {
    this.#take = take;
  }

  add(items: readonly Item[]): void {
    if (items.length === 0) return;
    if (this.#waiting.length === 0) {
      this.#frame = requestAnimationFrame(() => this.flush());
      this.#timer = setTimeout(() => this.flush(), UNSEEN_MS);
    }
    for (const item of items) this.#waiting.push(item);
  }

  /** Hands over at once what waits. */
  flush(): void {
    const items = this.#waiting;
    this.clear();
    if (items.length > 0) this.#take(items);
  }

  /** Lets go of what waits. */
  clear(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#waiting = [];
  }
}
