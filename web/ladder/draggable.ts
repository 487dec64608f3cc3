/** Wheel, drag, pinch and press on the ladder. */

import type { Attachment } from 'svelte/attachments';
import type { ArrowFinder } from './pointable.ts';
import { packetsPiledAt, pointedAt } from './pointable.ts';

/** A pointer that moved less than this has pressed, not dragged, px. */
const PRESS_PX = 5;
/** Wheel travel that doubles the zoom, px; a touchpad's pinch comes as a wheel with ctrl (UI Events §4.4). */
const DOUBLING_PX = 240;

export interface Gestures {
  onscroll: (px: number) => void;
  /** @param atY - px below the element's top: what lies there stays there. */
  onzoom: (factor: number, atY: number) => void;
  /** A press without a drag on a packet's arrow or mark, or on several cards that lie on one another, topmost first. */
  onpress: (packets: readonly number[]) => void;
  findArrow: ArrowFinder;
}

/** Scrolls by wheel and drag, zooms by ctrl+wheel and pinch, presses. */
export function draggable(gestures: Gestures): Attachment<HTMLElement> {
  return (element) => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    const grips = new Grips(element, gestures);
    element.addEventListener('wheel', (event) => onWheel(event, element, gestures), {
      ...options,
      passive: false,
    });
    element.addEventListener('pointerdown', (event) => grips.down(event), options);
    element.addEventListener('pointermove', (event) => grips.move(event), options);
    element.addEventListener('pointerup', (event) => grips.up(event), options);
    element.addEventListener('pointercancel', (event) => grips.drop(event), options);
    return () => listening.abort();
  };
}

function onWheel(event: WheelEvent, element: HTMLElement, gestures: Gestures): void {
  event.preventDefault();
  if (event.ctrlKey) {
    gestures.onzoom(2 ** (-event.deltaY / DOUBLING_PX), event.clientY - topOf(element));
  } else gestures.onscroll(event.deltaY);
}

function topOf(element: HTMLElement): number {
  return element.getBoundingClientRect().top;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The pointers that are down: one drags or presses, two pinch. */
class Grips {
  readonly #at = new Map<number, Place>();
  readonly #element: HTMLElement;
  readonly #gestures: Gestures;
  /** How far the pointers have come since the first went down, px. */
  #moved = 0;

  constructor(element: HTMLElement, gestures: Gestures) {
    this.#element = element;
    this.#gestures = gestures;
  }

  down({ pointerId, clientX, clientY }: PointerEvent): void {
    if (this.#at.size === 0) this.#moved = 0;
    this.#at.set(pointerId, { x: clientX, y: clientY });
  }

  move({ pointerId, clientX, clientY }: PointerEvent): void {
    const before = this.#at.get(pointerId);
    if (!before) return;
    this.#moved += Math.abs(clientY - before.y);
    if (this.#at.size > 1) this.#moved = Infinity;
    const spread = this.#spread();
    this.#at.set(pointerId, { x: clientX, y: clientY });
    if (this.#moved < PRESS_PX) return;
    this.#element.setPointerCapture(pointerId);
    this.#gestures.onscroll((before.y - clientY) / this.#at.size);
    if (spread > 0) this.#gestures.onzoom(this.#spread() / spread, clientY - topOf(this.#element));
  }

  up(event: PointerEvent): void {
    const piled = packetsPiledAt({ x: event.clientX, y: event.clientY });
    const pointed = pointedAt(event, this.#gestures.findArrow);
    const isPress = this.#at.size === 1 && this.#moved < PRESS_PX;
    this.drop(event);
    if (!isPress) return;
    if (piled.length > 0) this.#gestures.onpress(piled);
    else if (pointed?.type === 'packet') this.#gestures.onpress([pointed.packet]);
  }

  drop({ pointerId }: PointerEvent): void {
    this.#at.delete(pointerId);
  }

  /** The distance between two pointers; 0 where there are fewer. */
  #spread(): number {
    const [one, other] = [...this.#at.values()];
    return one && other ? Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)) : 0;
  }
}
