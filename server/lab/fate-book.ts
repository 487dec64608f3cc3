/** What became of each packet, in a byte apiece: for the answer to a command that comes too late. */

const FATES = ['unknown', 'arrived', 'dropped'] as const;

export type KnownFate = (typeof FATES)[number];

export class FateBook {
  private codes = new Uint8Array(1024);

  /** The latest fate of one of the packet's frames. */
  note(packet: number, fate: 'arrived' | 'dropped'): void {
    if (packet >= this.codes.length) {
      const longer = new Uint8Array(2 * packet);
      longer.set(this.codes);
      this.codes = longer;
    }
    this.codes[packet] = fate === 'arrived' ? 1 : 2;
  }

  of(packet: number): KnownFate {
    return FATES[this.codes[packet] ?? 0] ?? 'unknown';
  }
}
