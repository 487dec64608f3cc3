/** Scrolls a program's own box, and nothing around it, to the line that runs. */

import type { Attachment } from 'svelte/attachments';

/** Watches `line()`; lines carry `data-line`. */
export function keepInView(line: () => number | null): Attachment<HTMLElement> {
  return (box) => {
    const item = box.querySelector<HTMLElement>(`[data-line="${line() ?? ''}"]`);
    if (!item) return;
    const top = item.offsetTop - box.offsetTop;
    const margin = item.offsetHeight;
    const isAbove = top - margin < box.scrollTop;
    const isBelow = top + 2 * margin > box.scrollTop + box.clientHeight;
    if (isAbove || isBelow) box.scrollTop = top - box.clientHeight / 2;
  };
}
