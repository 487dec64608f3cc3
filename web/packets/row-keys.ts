/**
 * Keys for the rows of a table that draws those in sight alone. A row that stays in sight keeps its elements in their
 * place, for elements that are moved lose the keyboard's focus; after a jump those that stand serve the rows there.
 */
export class RowKeys {
  #first = 0;
  #end = 0;
  #shift = 0;

  /** What to take from a row's place in the list to have its key, where rows from `first` up to `end` are drawn. */
  shiftFor(first: number, end: number): number {
    const isJump = first >= this.#end || end <= this.#first;
    if (isJump) this.#shift += first - this.#first;
    this.#first = first;
    this.#end = end;
    return this.#shift;
  }
}
