/** Two numbers for the few packets that have them, found by packet index. */

const FIRST_CAPACITY = 64;

/** Rows are added in ascending order of index and found by binary search. */
export class SideTable {
  /** index, first, second; one after the other. */
  #cells = new Uint32Array(FIRST_CAPACITY * 3);
  #count = 0;

  add(index: number, first: number, second: number): void {
    const at = this.#count * 3;
    if (at === this.#cells.length) {
      const cells = new Uint32Array(at * 2);
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
