/** Two numbers for the few packets that have them, found by packet index. */

const FIRST_CAPACITY = 64;

/** Rows are added in ascending order of index and found by binary search. */
export class SideTable {
  /** index, first, second; one after the other. */
  #cells: Uint32Array;
  #count: number;

  /** @param packed - rows to go on from; none where left out. */
  constructor(packed?: Uint32Array) {
    this.#cells = packed ?? new Uint32Array(FIRST_CAPACITY * 3);
    this.#count = packed === undefined ? 0 : packed.length / 3;
  }

  /** The rows alone, without room to grow. */
  pack(): Uint32Array {
    return this.#cells.slice(0, this.#count * 3);
  }

  add(index: number, first: number, second: number): void {
    const at = this.#count * 3;
    if (at === this.#cells.length) {
      const cells = new Uint32Array(Math.max(3, at) * 2);
      cells.set(this.#cells);
      this.#cells = cells;
    }
    this.#cells[at] = index;
    this.#cells[at + 1] = first;
    this.#cells[at + 2] = second;
    this.#count++;
  }

  /** The row of a packet, or -1. */
  rowOf(index: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#cells[middle * 3] ?? 0;
      if (found === index) return middle;
      if (found < index) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  first(row: number): number {
    return this.#cells[row * 3 + 1] ?? 0;
  }

  second(row: number): number {
    return this.#cells[row * 3 + 2] ?? 0;
  }
}
