/** A person's hands on the wire of the run on the stage: what they can reach now, and what they do. */

import type { FrameTarget, HandCommand } from '#core/command/hand-command.ts';
import type { FrameOnWire } from '../view/on-the-wire.ts';
import { framesOf, framesOnWire, wireHeldUs } from '../view/on-the-wire.ts';
import type { Commands } from './commands.svelte.ts';
import type { Run } from './run.svelte.ts';
import type { Selection } from './selection.svelte.ts';

/** How much later a packet arrives that is delayed, unless a person says otherwise, ms. */
export const USUAL_DELAY_MS = 300;

export interface HandsOptions {
  readonly run: Run;
  readonly selection: Selection;
  readonly commands: Commands;
  /** Says on the page that the run is over. */
  readonly refuse: () => void;
}

export class Hands {
  readonly #options: HandsOptions;
  /** The delay of the selected packet is being asked for. */
  isDelaying = $state(false);
  /** A packet was touched already: nobody needs to be told that it can be. */
  hasTouched = $state(false);
  /** Since when the wire is held, µs since the run began; null while it is open. */
  readonly wireHeldUs: number | null = $derived.by(() => wireHeldUs(this.#options.run.log));
  /** All that is on the wire. */
  readonly frames: readonly FrameOnWire[] = $derived.by(() => framesOnWire(this.#options.run.log));
  /** What is on the wire of the selected packet. */
  readonly selected: readonly FrameOnWire[] = $derived.by(() =>
    framesOf(this.#options.run.log, this.#options.selection.packet),
  );

  constructor(options: HandsOptions) {
    this.#options = options;
  }

  /** The run lasts, so that its wire can be touched. */
  get canTouch(): boolean {
    return this.#options.commands.canSend;
  }

  /** Lets go of the packet that is selected; says whether there was one while the run lasts. */
  letGo(): boolean {
    const { selection } = this.#options;
    const hadOne = this.canTouch && selection.packet !== null;
    this.isDelaying = false;
    if (hadOne) selection.clear();
    return hadOne;
  }

  /** Stops the wire, or lets it go on. */
  toggleWire(): void {
    this.send({ type: this.wireHeldUs === null ? 'hold' : 'release' });
  }

  /** Stops the selected packet where it is, or lets it go on. */
  toggleSelected(): void {
    const isHeld = this.selected.some(({ heldUs }) => heldUs !== null);
    this.#touch((target) => ({ type: isHeld ? 'release' : 'hold', ...target }));
  }

  dropSelected(): void {
    this.#touch((target) => ({ type: 'drop', ...target }));
  }

  duplicateSelected(): void {
    this.#touch((target) => ({ type: 'duplicate', ...target }));
  }

  /** @param byMs - so much later. */
  delaySelected(byMs: number): void {
    this.isDelaying = false;
    this.#touch((target) => ({ type: 'delay', byUs: Math.round(byMs * 1000), ...target }));
  }

  /** Carries it out; a refusal is shown on the page. */
  send(command: HandCommand): void {
    if (!this.canTouch) return this.#options.refuse();
    void this.#options.commands.send(command);
  }

  #touch(commandFor: (target: FrameTarget) => HandCommand): void {
    const { packet } = this.#options.selection;
    if (packet === null) return;
    this.hasTouched = true;
    this.send(commandFor({ packet }));
  }
}
