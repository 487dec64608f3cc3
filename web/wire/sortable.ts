/** Rows of a list that a pointer drags to other places. */

import type { Attachment } from 'svelte/attachments';

/** A pointer that moved less than this has pressed, not dragged, px. */
const PRESS_PX = 5;
const EDGE_PX = 16;

/**
 * On a list whose rows carry `data-key`. A mouse takes a row anywhere, a finger by its `data-grip`: elsewhere it scrolls.
 *
 * @param onmove - the row is dragged over that place, from 0.
 */
export function sortable(onmove: (key: string, place: number) => void): Attachment<HTMLElement> {
  return (list) => {
    const listening = new AbortController();
    const { signal } = listening;
    let grip: { readonly key: string; readonly y: number; isDragged: boolean } | null = null;

    list.addEventListener(
      'pointerdown',
      ({ target, clientY, pointerType }) => {
        const element = target instanceof Element ? target : null;
        const key = element?.closest('[data-key]')?.getAttribute('data-key') ?? null;
        const isGrip = pointerType === 'mouse' || element?.closest('[data-grip]') !== null;
        grip = key !== null && isGrip ? { key, y: clientY, isDragged: false } : null;
      },
      { signal },
    );
    list.addEventListener(
      'pointermove',
      ({ clientY, pointerId, buttons }) => {
        if (!grip || buttons === 0) return;
        if (!grip.isDragged && Math.abs(clientY - grip.y) < PRESS_PX) return;
        if (!grip.isDragged) list.setPointerCapture(pointerId);
        grip.isDragged = true;
        scrollAlong(list, clientY);
        onmove(grip.key, placeAt(list, grip.key, clientY));
      },
      { signal },
    );
    const drop = (): void => {
      // The press that ends a drag is no click on the row.
      if (grip?.isDragged === true) setTimeout(() => (grip = null));
      else grip = null;
    };
    list.addEventListener('pointerup', drop, { signal });
    list.addEventListener('pointercancel', drop, { signal });
    list.addEventListener(
      'click',
      (event) => {
        if (grip?.isDragged === true) event.stopPropagation();
      },
      { signal, capture: true },
    );
    return () => listening.abort();
  };
}

/** At an edge of what scrolls, more of the list comes into sight. */
function scrollAlong(list: HTMLElement, y: number): void {
  const scroller = list.closest('[data-scrolls]');
  if (!scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  if (y < top + EDGE_PX) scroller.scrollTop -= EDGE_PX;
  if (y > bottom - EDGE_PX) scroller.scrollTop += EDGE_PX;
}

/** How many of the other rows lie above that height. */
function placeAt(list: HTMLElement, key: string, y: number): number {
  const others = [...list.querySelectorAll('[data-key]')].filter(
    (row) => row.getAttribute('data-key') !== key,
  );
  return others.filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  }).length;
}
