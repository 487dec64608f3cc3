/** Numbers that are only ever added: eight bytes each, however many. */

const FIRST_CAPACITY = 16;

export class Column {
  #cells = new Float64Array(FIRST_CAPACITY);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#cells.length) {
      const cells = new Float64Array(this.#length * 2);
      cells.set(this.#cells);
      this.#cells = cells;
    }
    this.#cells[this.#length++] = value;
  }

  /** The number at a place; 0 before the first and beyond the last. */
  at(index: number): number {
    return index < this.#length ? (this.#cells[index] ?? 0) : 0;
  }

  set(index: number, value: number): void {
    if (index < this.#length) this.#cells[index] = value;
  }

  /** The last number; 0 where there is none. */
  get last(): number {
    return this.at(this.#length - 1);
  }

  /** All numbers so far: no copy, and no later number appears in it. */
  view(): Float64Array {
    return this.#cells.subarray(0, this.#length);
  }
}
