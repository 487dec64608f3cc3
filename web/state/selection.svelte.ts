/** What the person looks at more closely. */

export class Selection {
  /** A packet's number, or null: then the latest one is explained. */
  packet = $state<number | null>(null);

  /** Selects the packet, or lets go of it where it was selected already. */
  toggle(number: number): void {
    this.packet = this.packet === number ? null : number;
  }

  clear(): void {
    this.packet = null;
  }
}
