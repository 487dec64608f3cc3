/** The numbers of a graph's line: a column that knows the largest of them. */

import { Column } from '../view/column.ts';

export class ValueColumn {
  readonly #column = new Column();
  #largest = -Infinity;

  get length(): number {
    return this.#column.length;
  }

  /** The largest finite number so far; -Infinity before the first. */
  get largest(): number {
    return this.#largest;
  }

  push(value: number): void {
    this.#column.push(value);
    if (value > this.#largest && value < Infinity) this.#largest = value;
  }

  /** The last number, or NaN before the first. */
  last(): number {
    return this.length === 0 ? NaN : this.#column.last;
  }

  /** All numbers so far: no copy, and no later number appears in it. */
  view(): Float64Array {
    return this.#column.view();
  }
}
