/** Which mark of the ladder the pointer is on. */

import type { Attachment } from 'svelte/attachments';
import type { Pointed } from '../view/lit.ts';

/** Tells `onpoint` whenever the pointer comes to another mark, and null when it leaves them. */
export function pointable(onpoint: (pointed: Pointed | null) => void): Attachment<HTMLElement> {
  return (element) => {
    const listening = new AbortController();
    const { signal } = listening;
    let under: Element | null = null;
    element.addEventListener(
      'pointerover',
      ({ target, pointerType }) => {
        const mark = pointerType === 'touch' ? null : markUnder(target);
        if (mark === under) return;
        under = mark;
        onpoint(pointedBy(mark));
      },
      { signal },
    );
    element.addEventListener(
      'pointerleave',
      () => {
        if (under !== null) onpoint(null);
        under = null;
      },
      { signal },
    );
    return () => listening.abort();
  };
}

/** The packet's number that the mark under `target` stands for, or null. */
export function packetUnder(target: EventTarget | null): number | null {
  const pointed = pointedBy(markUnder(target));
  return pointed?.type === 'packet' ? pointed.packet : null;
}

/** Marks carry `data-packet` or `data-call`. */
function markUnder(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-packet], [data-call]') : null;
}

function pointedBy(mark: Element | null): Pointed | null {
  const packet = mark?.getAttribute('data-packet') ?? null;
  if (packet !== null) return { type: 'packet', packet: Number(packet) };
  const call = mark?.getAttribute('data-call') ?? null;
  return call === null ? null : { type: 'call', call: Number(call) };
}
