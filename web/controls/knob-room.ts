/** How many of the header's knobs find room in one row; the others go into a panel. */

/** What a knob shows, as far as its width goes. */
export interface KnobText {
  readonly title: string;
  readonly value: string;
  readonly unit?: string | undefined;
  readonly isSwitch?: boolean;
}

/** A knob's text beside the page's. */
const TEXT = 0.92;
/** In em of the knob's own text, as the components are styled. */
const LATIN_EM = 0.56;
const CJK_EM = 1;
const MONO_EM = 0.6;
const GAP_EM = 0.45;
const FIELD_EM = 1.9;
const SWITCH_EM = 4.6;
const LEAST_CHARACTERS = 2;
const MOST_CHARACTERS = 16;
/** Between two knobs. */
const BETWEEN_EM = 0.95;
/** The button that opens the panel. */
const MORE_EM = 9;

/** A knob's width with the room before its neighbour, em of the page's text. */
export function knobWidth({ title, value, unit, isSwitch }: KnobText): number {
  const characters = Math.max(LEAST_CHARACTERS, Math.min(value.length, MOST_CHARACTERS));
  const field = isSwitch ? SWITCH_EM : characters * MONO_EM + FIELD_EM;
  const after = unit ? GAP_EM + unit.length * MONO_EM : 0;
  return (textWidth(title) + GAP_EM + field + after + BETWEEN_EM) * TEXT;
}

/** How many of them, from the first, stand in a row of `roomEm`, beside the button for the others where there are any. */
export function knobsThatFit(widths: readonly number[], roomEm: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total <= roomEm) return widths.length;
  let left = roomEm - MORE_EM;
  const last = widths.findIndex((width) => (left -= width) < 0);
  return Math.max(0, last);
}

function textWidth(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + (character > '\u2e7f' ? CJK_EM : LATIN_EM),
    0,
  );
}
