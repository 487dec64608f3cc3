/** A queue in order of time, quick where things come in that order. */

/** Things by the time they are due; those of the same time in the order they came in. */
export class DueQueue<T extends { readonly dueUs: number }> {
  private items: T[] = [];
  private head = 0;

  get length(): number {
    return this.items.length - this.head;
  }

  /** The next one due. */
  get first(): T | undefined {
    return this.items[this.head];
  }

  /** In their order. */
  get all(): readonly T[] {
    return this.items.slice(this.head);
  }

  push(item: T): void {
    const { items } = this;
    let at = items.length;
    while (at > this.head && (items[at - 1]?.dueUs ?? 0) > item.dueUs) at--;
    if (at === items.length) items.push(item);
    else items.splice(at, 0, item);
  }

  shift(): void {
    this.head++;
    if (this.head < this.items.length) {
      if (this.head < 1024) return;
      this.items = this.items.slice(this.head);
    } else {
      this.items.length = 0;
    }
    this.head = 0;
  }

  /** Takes an item out; says whether it was there. */
  remove(item: T): boolean {
    const at = this.items.indexOf(item, this.head);
    if (at < 0) return false;
    this.items.splice(at, 1);
    return true;
  }

  /** Takes everything out, in order. */
  takeAll(): readonly T[] {
    const taken = this.all;
    this.items = [];
    this.head = 0;
    return taken;
  }
}
