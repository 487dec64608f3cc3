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
    this.pick([number]);
  }

  /** Selects the topmost of packets that lie on one another, or the next beneath the one selected; after the last, none. */
  pick(pile: readonly number[]): void {
    const place = this.packet === null ? -1 : pile.indexOf(this.packet);
    this.packet = pile[place + 1] ?? null;
  }

  point(pointed: Pointed | null): void {
    this.pointed = pointed;
  }

  clear(): void {
    this.packet = null;
    this.pointed = null;
  }
}
