/** Scrolls a program's own box, and nothing around it, to the line that runs. */

import type { Attachment } from 'svelte/attachments';

/** Watches `line()` and the box's size; lines carry `data-line`. */
export function keepInView(line: () => number | null): Attachment<HTMLElement> {
  return (box) => {
    const item = box.querySelector<HTMLElement>(`[data-line="${line() ?? ''}"]`);
    if (!item) return;
    // It is asked once at first too, when the page has been laid out: nobody has to lay it out for this.
    const observer = new ResizeObserver(() => show(box, item));
    observer.observe(box);
    return () => observer.disconnect();
  };
}

function show(box: HTMLElement, item: HTMLElement): void {
  const top = item.offsetTop - box.offsetTop;
  const margin = item.offsetHeight;
  const isAbove = top - margin < box.scrollTop;
  const isBelow = top + 2 * margin > box.scrollTop + box.clientHeight;
  if (isAbove || isBelow) box.scrollTop = top - box.clientHeight / 2;
}
