/** The packets that a person writes. They outlive the view and the run's end: nothing typed is lost until another run begins. */

import { sheetOf, type Sheet } from '../draft/sheet.ts';
import type { Packet } from '../view/packet.ts';
import type { ViewChoice } from './view-choice.svelte.ts';

export class Drafts {
  readonly #view: ViewChoice;
  /** What is being written; null while packets are only read. */
  current = $state.raw<Sheet | null>(null);
  /** A template is being chosen for a packet that is none of the run's. */
  isChoosing = $state(false);
  /** What was written so far: one sheet a packet. */
  #aside = $state.raw<readonly Sheet[]>([]);

  constructor(view: ViewChoice) {
    this.#view = view;
  }

  /** Opens a packet's bytes to be changed; what was typed for it before is there again. */
  open(packet: Packet): void {
    this.#show(this.#kept(packet) ?? sheetOf(packet, 'place'));
  }

  /** The same, to be sent as a packet of its own. */
  openCopy(packet: Packet): void {
    const kept = this.#kept(packet);
    this.#show(kept ? { ...kept, way: 'copy' } : sheetOf(packet, 'copy'));
  }

  /** The packet that was made from a template last; null where there is none. */
  get made(): Sheet | null {
    return this.#aside.find(({ packet }) => packet === null) ?? null;
  }

  /** Opens the templates for a new packet. */
  openNew(): void {
    this.#show(null);
    this.isChoosing = true;
  }

  /** What is being written has changed. */
  change(sheet: Sheet): void {
    this.current = sheet;
    this.isChoosing = false;
    this.#aside = [...this.#aside.filter(({ packet }) => packet !== sheet.packet), sheet];
  }

  /** Goes back to reading; what was typed is kept aside. */
  close(): void {
    this.current = null;
    this.isChoosing = false;
  }

  /** Another run takes the stage. */
  clear(): void {
    this.close();
    this.#aside = [];
  }

  #kept({ number }: Packet): Sheet | undefined {
    return this.#aside.find(({ packet }) => packet === number);
  }

  #show(sheet: Sheet | null): void {
    this.current = sheet;
    this.isChoosing = false;
    this.#view.open('bytes', sheet ? 'draft' : null);
  }
}
