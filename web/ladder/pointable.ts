/** What of the ladder the pointer is on. */

import type { Attachment } from 'svelte/attachments';
import type { Pointed } from '../view/lit.ts';
import type { Point } from './box.ts';

/** The number of the packet whose arrow is at a place of the page (client coordinates), or null. */
export type ArrowFinder = (at: Point) => number | null;

/** Tells `onpoint` whenever the pointer comes to something else, and null when it leaves everything. */
export function pointable(
  onpoint: (pointed: Pointed | null) => void,
  findArrow: ArrowFinder = () => null,
): Attachment<HTMLElement> {
  return (element) => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    let under: Pointed | null = null;
    const pointTo = (pointed: Pointed | null): void => {
      if (isSame(pointed, under)) return;
      under = pointed;
      onpoint(pointed);
    };
    const look = (event: PointerEvent): void =>
      pointTo(event.pointerType === 'touch' ? null : pointedAt(event, findArrow));
    element.addEventListener('pointermove', look, options);
    element.addEventListener('pointerover', look, options); // the picture moves under a pointer at rest, too
    element.addEventListener('pointerleave', () => pointTo(null), options);
    return () => listening.abort();
  };
}

/** What is under the event: a mark's element, or else the nearest arrow. */
export function pointedAt(event: MouseEvent, findArrow: ArrowFinder): Pointed | null {
  const marked = pointedBy(event.target);
  if (marked !== null) return marked;
  const packet = findArrow({ x: event.clientX, y: event.clientY });
  return packet === null ? null : { type: 'packet', packet };
}

/** The packets whose cards lie on one another at a place of the page (client coordinates), the topmost first. */
export function packetsPiledAt({ x, y }: Point): readonly number[] {
  const cards = document
    .elementsFromPoint(x, y)
    .flatMap((element) => element.closest('.flying-card') ?? []);
  return [...new Set(cards)].flatMap((card) => packetUnder(card) ?? []);
}

/** The number of the packet that the mark under `target` stands for, or null. */
export function packetUnder(target: EventTarget | null): number | null {
  const pointed = pointedBy(target);
  return pointed?.type === 'packet' ? pointed.packet : null;
}

/** Marks carry `data-packet` or `data-call`. */
function pointedBy(target: EventTarget | null): Pointed | null {
  if (!(target instanceof Element)) return null;
  const mark = target.closest('[data-packet], [data-call]');
  const packet = mark?.getAttribute('data-packet') ?? null;
  if (packet !== null) return { type: 'packet', packet: Number(packet) };
  const call = mark?.getAttribute('data-call') ?? null;
  return call === null ? null : { type: 'call', call: Number(call) };
}

function isSame(a: Pointed | null, b: Pointed | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.type === 'packet') return b.type === 'packet' && a.packet === b.packet;
  return a.type === 'call' && b.type === 'call' && a.call === b.call;
}
