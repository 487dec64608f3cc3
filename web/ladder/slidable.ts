/** Pointer and keys on a strip that stands for the whole run. */

import type { Attachment } from 'svelte/attachments';

/** Labels' heights that a key moves the window by. */
const KEY_LINES: Readonly<Record<string, number>> = {
  ArrowUp: -2,
  ArrowLeft: -2,
  ArrowDown: 2,
  ArrowRight: 2,
  PageUp: -12,
  PageDown: 12,
};

export interface StripActions {
  /** The pointer wants the window at this share of the strip, 0 to 1. */
  onplace: (share: number) => void;
  onlines: (lines: number) => void;
  /** To the start (0) or the end (1) of the run. */
  onends: (end: 0 | 1) => void;
}

/** Press, drag and keys of an element with the role `slider` (WAI-ARIA 1.2 §5.3). */
export function slidable(actions: StripActions): Attachment<HTMLElement> {
  return (element) => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    const place = ({ clientY }: PointerEvent): void => {
      const { top, height } = element.getBoundingClientRect();
      actions.onplace(Math.max(0, Math.min((clientY - top) / height, 1)));
    };
    element.addEventListener(
      'pointerdown',
      (event) => {
        element.setPointerCapture(event.pointerId);
        place(event);
      },
      options,
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (element.hasPointerCapture(event.pointerId)) place(event);
      },
      options,
    );
    element.addEventListener('keydown', (event) => onKey(event, actions), options);
    return () => listening.abort();
  };
}

function onKey(event: KeyboardEvent, actions: StripActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const lines = KEY_LINES[event.key];
  if (lines !== undefined) actions.onlines(lines);
  else if (event.key === 'Home') actions.onends(0);
  else if (event.key === 'End') actions.onends(1);
  else return;
  event.preventDefault(); // the page's own keys move the playhead
}
