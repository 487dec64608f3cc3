/** A person's hands on the wire of the run on the stage: what they can reach now, and what they do. */

import type { FrameTarget, HandCommand } from '#core/command/hand-command.ts';
import type { FrameOnWire } from '../view/on-the-wire.ts';
import { framesOf, framesOnWire, standing, wireHeldUs } from '../view/on-the-wire.ts';
import type { Packet } from '../view/packet.ts';
import type { Commands } from './commands.svelte.ts';
import type { Run } from './run.svelte.ts';
import type { Selection } from './selection.svelte.ts';

/** How much later a packet arrives that is delayed, unless a person says otherwise, ms. */
export const USUAL_DELAY_MS = 300;

const TENTH_US = 100_000;

export interface HandsOptions {
  readonly run: Run;
  readonly selection: Selection;
  readonly commands: Commands;
  /** The run's own time by now, µs since it began; it goes on while nothing is heard of the run. */
  readonly nowUs: () => number;
  /** The picture shows an earlier moment than the run is at. */
  readonly isBehind: () => boolean;
  /** Brings the picture to where the run is by now. */
  readonly showNow: () => void;
  /** Says on the page that no run is under way. */
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
  /** What stands on it, in the order in which it would arrive if all were let go. */
  readonly held: readonly FrameOnWire[] = $derived.by(() => standing(this.frames));
  /** The selected packet. */
  readonly packet: Packet | null = $derived.by(() => {
    const { run, selection } = this.#options;
    const { packet } = selection;
    return packet === null ? null : (run.log.packets.at(packet - 1) ?? null);
  });
  /** What is on the wire of the selected packet. */
  readonly selected: readonly FrameOnWire[] = $derived.by(() =>
    framesOf(this.#options.run.log, this.#options.selection.packet),
  );

  /** The run's own time by now, µs since it began, to a tenth of a second. */
  readonly nowUs: number = $derived.by(
    () => Math.round(this.#options.nowUs() / TENTH_US) * TENTH_US,
  );

  /** Something waits on the wire until a person lets it go. */
  readonly isWaiting: boolean = $derived.by(
    () => this.canTouch && (this.wireHeldUs !== null || this.held.length > 0),
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

  /** Stops the wire, or lets it go on; whoever stops it is shown what stands on it, wherever the picture was. */
  toggleWire(): void {
    const type = this.wireHeldUs === null ? 'hold' : 'release';
    this.send({ type });
    if (type === 'hold' && this.canTouch && this.#options.isBehind()) this.#options.showNow();
  }

  /** Opens the wire, and lets everything on it go on. */
  releaseAll(): void {
    this.send({ type: 'release' });
  }

  /** Opens the wire; those named arrive in this order, the others after them. */
  releaseInOrder(order: readonly FrameTarget[]): void {
    this.send({ type: 'release', order });
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

  /** Asks by how much the selected packet is to be delayed; where it is not on the wire, the refusal says so. */
  askDelay(): void {
    if (this.selected.length > 0) this.isDelaying = true;
    else this.delaySelected(USUAL_DELAY_MS);
  }

  /** @param byMs - so much later. */
  delaySelected(byMs: number): void {
    this.isDelaying = false;
    this.#touch((target) => ({ type: 'delay', byUs: Math.round(byMs * 1000), ...target }));
  }

  /** Whether something of the packet is on the wire now. */
  has(packet: number): boolean {
    return framesOf(this.#options.run.log, packet).length > 0;
  }

  /** Carries it out; a refusal is shown on the page. */
  send(command: HandCommand): void {
    if (!this.canTouch) return this.#options.refuse();
    if ('packet' in command) this.hasTouched = true;
    void this.#options.commands.send(command);
  }

  #touch(commandFor: (target: FrameTarget) => HandCommand): void {
    const { packet } = this.#options.selection;
    if (packet === null) return;
    // Nobody touches what they do not see; the packet's bar says so, and offers the way to now.
    if (this.selected.length > 0 && this.#options.isBehind()) return;
    this.send(commandFor({ packet }));
  }
}
