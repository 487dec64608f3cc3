/** The knobs that every scenario has: the wire's, and the seed of its chances. */

import type { Words } from '../text/en.ts';
import type { KnobText } from './knob-room.ts';

export const WIRE_KNOBS = ['delay', 'loss', 'seed'] as const;
export type WireKnobName = (typeof WIRE_KNOBS)[number];

/** The widest values that are usual, so that the row does not change while one types. */
const USUAL: Record<WireKnobName, string> = { delay: '1000', loss: '100', seed: '4294' };

/** What the knob shows, as far as its width goes. */
export function knobText(knob: WireKnobName, words: Words): KnobText {
  const unit = { delay: 'ms', loss: '%', seed: undefined }[knob];
  return { title: words.header[knob], value: USUAL[knob], unit };
}
