/** What the person looks at more closely. */

import type { Pointed } from '../view/lit.ts';
import { PacketFilter } from './packet-filter.svelte.ts';

export class Selection {
  /** Which packets are shown in full; it stays when the stage is cleared. */
  readonly filter = new PacketFilter();
  /** A packet's number, or null: then the latest one is explained. */
  packet = $state<number | null>(null);
  /** What the pointer or the keyboard is on: all views light what is tied to it. */
  pointed = $state.raw<Pointed | null>(null);
  /** What is lit: what is pointed at, or else the packet that was selected. */
  readonly inHand: Pointed | null = $derived(
    this.pointed ?? (this.packet === null ? null : { type: 'packet', packet: this.packet }),
  );

  /** Selects the packet, or lets go of it where it was selected already. */
  toggle(number: number): void {
    this.packet = this.packet === number ? null : number;
  }

  point(pointed: Pointed | null): void {
    this.pointed = pointed;
  }

  clear(): void {
    this.packet = null;
    this.pointed = null;
  }
}
