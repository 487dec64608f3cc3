/** What happened to a frame between its two ends, in words for a log. */

import type { FrameAltered, FrameCopied, FrameHeld, FrameReleased } from './frame-event.ts';

/** An event of a frame on its way. */
export type FrameTouched = FrameAltered | FrameCopied | FrameHeld | FrameReleased;

const DONE = {
  altered: 'changed',
  copied: 'copied',
  held: 'stopped',
  released: 'sent on',
} as const satisfies Record<FrameTouched['type'], string>;

/** `changed toward server: bit 3 of byte 54 flipped`, `stopped toward server: by hand`. */
export function touchText(event: FrameTouched): string {
  const copy = event.copy === undefined ? '' : ` (copy ${event.copy})`;
  const rule = event.rule === undefined ? '' : ` ${event.rule + 1}`;
  const why = event.detail ?? `by ${event.by}${rule}`;
  return `${DONE[event.type]} toward ${event.host}${copy}: ${why}`;
}
