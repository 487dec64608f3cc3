/** Wheel, drag and press on the ladder. */

import type { Attachment } from 'svelte/attachments';

/** A pointer that moved less than this has pressed, not dragged, px. */
const PRESS_PX = 5;

/** Scrolls by wheel and drag; a press without a drag goes to `onpress` with the packet it hit. */
export function draggable(options: {
  onscroll: (px: number) => void;
  onpress: (packet: number) => void;
}): Attachment<HTMLElement> {
  return (element) => {
    const listening = new AbortController();
    const { signal } = listening;
    let grip: { id: number; y: number; moved: number } | null = null;
    element.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey) return; // the browser's own zoom
        event.preventDefault();
        options.onscroll(event.deltaY);
      },
      { signal, passive: false },
    );
    element.addEventListener(
      'pointerdown',
      (event) => {
        grip = { id: event.pointerId, y: event.clientY, moved: 0 };
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (grip?.id !== event.pointerId) return;
        const px = grip.y - event.clientY;
        grip = { ...grip, y: event.clientY, moved: grip.moved + Math.abs(px) };
        if (grip.moved < PRESS_PX) return;
        element.setPointerCapture(event.pointerId);
        options.onscroll(px);
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      ({ target }) => {
        const packet = packetUnder(target);
        if (grip && grip.moved < PRESS_PX && packet !== null) options.onpress(packet);
        grip = null;
      },
      { signal },
    );
    element.addEventListener('pointercancel', () => (grip = null), { signal });
    return () => listening.abort();
  };
}

/** Marks carry `data-packet`. */
function packetUnder(target: EventTarget | null): number | null {
  const mark = target instanceof Element ? target.closest('[data-packet]') : null;
  return mark === null ? null : Number(mark.getAttribute('data-packet'));
}
