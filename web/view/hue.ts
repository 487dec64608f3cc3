/** The colour of a write's bytes, the same in every view. */

/** Writes take turns with so many hues of tokens.css. */
const HUES = 6;

/** @param write - the write's number in the run; null where it is not known. */
export function hueOf(write: number | null): string {
  return write === null ? 'var(--sunken)' : `var(--hue-${write % HUES})`;
}
