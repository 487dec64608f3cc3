/** A list whose items are made when they are asked for. It may grow; what it held stays the same. */

import type { List } from './list.ts';

export class MadeList<T> implements List<T> {
  #length = 0;
  readonly #make: (index: number) => T;
  readonly #kept: number;
  /** Made lately, oldest first. */
  readonly #items = new Map<number, T>();

  /** @param options.kept - so many items are kept, and given again when asked for again. */
  constructor(make: (index: number) => T, options: { readonly kept: number }) {
    this.#make = make;
    this.#kept = options.kept;
  }

  get length(): number {
    return this.#length;
  }

  growTo(length: number): void {
    this.#length = Math.max(this.#length, length);
  }

  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    if (!(place >= 0 && place < this.length)) return undefined;
    if (this.#kept === 0) return this.#make(place);
    const known = this.#items.get(place);
    if (known !== undefined) return known;
    const item = this.#make(place);
    this.#items.set(place, item);
    const [oldest] = this.#items.keys();
    if (this.#items.size > this.#kept && oldest !== undefined) this.#items.delete(oldest);
    return item;
  }

  slice(start = 0, end = this.length): T[] {
    const from = start < 0 ? Math.max(0, this.length + start) : start;
    const to = end < 0 ? this.length + end : Math.min(end, this.length);
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => this.at(from + i)).filter(
      (item) => item !== undefined,
    );
  }
}
