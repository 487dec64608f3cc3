/** How long the lecture clock shows a silence. */

/** Up to here a silence keeps its length, ms; chosen by eye. */
const PATIENCE_MS = 600;

/** How long a silence is shown, ms: as it was up to the limit of patience, then by its logarithm. */
export function shownLength(us: number): number {
  const ms = us / 1000;
  if (ms <= PATIENCE_MS) return ms;
  return PATIENCE_MS + 150 * Math.log(1 + (ms - PATIENCE_MS) / PATIENCE_MS);
}

/** Undoes {@link shownLength}, µs. */
export function trueLength(ms: number): number {
  if (ms <= PATIENCE_MS) return ms * 1000;
  return 1000 * PATIENCE_MS * Math.exp((ms - PATIENCE_MS) / 150);
}
