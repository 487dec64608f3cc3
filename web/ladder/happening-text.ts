/** What was done to the wire or a program, in words. */

import type { Words } from '../text/en.ts';
import type { KnobTurn } from '../view/happenings.ts';
import { timeText } from '../view/time-text.ts';
import type { HappeningMark } from './happening-marks.ts';

/** `loss 0 % → 20 %`, `wire held 1.2 s`, `rule: drop the first SYN`, `stands before line 6`. */
export function happeningText(mark: HappeningMark, words: Words): string {
  const say = words.ladder.happenings;
  switch (mark.type) {
    case 'held':
      return say.held(timeText(mark.heldUs));
    case 'turned':
      return mark.turns.map((turn) => turnText(turn, words)).join(' · ') || say.same;
    case 'ruled':
      return mark.rules.length === 0 ? say.noRules : say.rules(mark.rules.join(' · '));
    case 'paused':
      return say.paused(mark.lifeline.host, mark.line);
  }
}

function turnText({ knob, before, after, host }: KnobTurn, words: Words): string {
  const name = words.ladder.happenings.knobs[knob];
  const change = `${name} ${valueText(knob, before, words)} → ${valueText(knob, after, words)}`;
  return host === null ? change : `${host}: ${change}`;
}

function valueText(knob: string, value: KnobTurn['after'], words: Words): string {
  if (value === null || value === false) return words.header.off;
  if (value === true || typeof value === 'object') return words.header.on;
  if (typeof value === 'string') return value;
  if (knob.endsWith('Us')) return timeText(value);
  return knob.endsWith('Percent') ? `${value} %` : String(value);
}
