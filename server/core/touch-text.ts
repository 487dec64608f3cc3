/** What happened to a frame between its two ends, in words for a log. */

import type {
  FrameAltered,
  FrameCopied,
  FrameHeld,
  FrameReleased,
  FrameSpared,
} from './frame-event.ts';

/** An event of a frame on its way. */
export type FrameTouched = FrameAltered | FrameCopied | FrameHeld | FrameReleased | FrameSpared;

const DONE = {
  altered: 'changed',
  copied: 'copied',
  held: 'stopped',
  released: 'sent on',
} as const satisfies Record<Exclude<FrameTouched, FrameSpared>['type'], string>;

/** `changed toward server: bit 3 of byte 54 flipped`, `stopped toward server: by hand`. */
export function touchText(event: FrameTouched): string {
  const copy = event.copy === undefined ? '' : ` (copy ${event.copy})`;
  const rule = event.rule === undefined ? '' : ` ${event.rule + 1}`;
  if (event.type === 'spared')
    return `let pass toward ${event.host}${copy} by rule${rule}: spared ${event.detail}`;
  const why = event.detail ?? `by ${event.by}${rule}`;
  return `${DONE[event.type]} toward ${event.host}${copy}: ${why}`;
}
