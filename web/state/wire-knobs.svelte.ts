/** Knobs over a wire: its own settings, and what a person turned of them. */

import type { HostName } from '#core/event-base.ts';
import type { Impairment, WireSettings } from '#core/wire-settings.ts';
import { hostsOf, isTurned, putBack, turn, usePreset, wireOf } from '../wire/overlay.ts';
import type { Overlay } from '../wire/overlay.ts';

/** While a person types or holds a key down, a change is settled once they pause, ms. */
const PAUSE_MS = 300;

export class WireKnobs {
  overlay = $state.raw<Overlay>({});
  readonly #own: () => WireSettings | null;
  readonly #onsettle: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What the knobs are turned from; null where there is no wire. */
  readonly own: WireSettings | null = $derived.by(() => this.#own());
  /** As the knobs stand; null where there is no wire. */
  readonly settings: WireSettings | null = $derived(this.own && wireOf(this.own, this.overlay));
  /** Whose frames there are knobs for. */
  readonly hosts: readonly HostName[] = $derived(this.own ? hostsOf(this.own) : []);

  /** @param onsettle - the person is done with a change. */
  constructor(own: () => WireSettings | null, onsettle: () => void = () => undefined) {
    this.#own = own;
    this.#onsettle = onsettle;
  }

  /** Turns knobs for the frames of these hosts, or of all. */
  turn(hosts: readonly HostName[] | null, change: Partial<Impairment>): void {
    if (!this.own) return;
    this.#settleSoon(turn(this.own, this.overlay, hosts ?? this.hosts, change));
  }

  /** Puts these settings back to the wire's own. */
  putBack(hosts: readonly HostName[], settings: readonly (keyof Impairment)[]): void {
    if (!this.own) return;
    this.#settleSoon(putBack(this.own, this.overlay, hosts, settings));
  }

  /** Null puts everything back to the wire's own. */
  usePreset(hosts: readonly HostName[] | null, preset: string | null): void {
    if (!this.own) return;
    this.overlay = usePreset(this.own, this.overlay, hosts ?? this.hosts, preset);
    this.settle();
  }

  /** Whether any of these settings differs from the wire's own for any of these hosts. */
  isTurned(hosts: readonly HostName[], settings: readonly (keyof Impairment)[]): boolean {
    const { own, settings: wire } = this;
    return own !== null && wire !== null && isTurned(own, wire, hosts, settings);
  }

  /** The person is done: no more waiting for a pause. */
  settle(): void {
    clearTimeout(this.#timer);
    this.#onsettle();
  }

  #settleSoon(overlay: Overlay): void {
    this.overlay = overlay;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), PAUSE_MS);
  }
}
