/** Numbers in a list that only grows, kept in one typed array. */

const FIRST_ROOM = 4;
const EMPTY = new Float64Array(0);

export class Column {
  #values = EMPTY;
  #length = 0;
  #largest = -Infinity;

  get length(): number {
    return this.#length;
  }

  /** The largest finite number so far; -Infinity before the first. */
  get largest(): number {
    return this.#largest;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow();
    this.#values[this.#length++] = value;
    if (value > this.#largest && value < Infinity) this.#largest = value;
  }

  /** The last number, or NaN before the first. */
  last(): number {
    return this.#values[this.#length - 1] ?? NaN;
  }

  /** All numbers so far: no copy, and no later number appears in it. */
  view(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  #grow(): void {
    const values = new Float64Array(Math.max(FIRST_ROOM, 2 * this.#length));
    values.set(this.#values);
    this.#values = values;
  }
}
