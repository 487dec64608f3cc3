/** The dock's upper edge, moved as WAI-ARIA's window splitter is: what keys and a drag make of the dock's share of the page's height. */

/** Enough for the tabs and some rows below them. */
export const LEAST_SHARE = 0.15;
/** The stage keeps some arrows. */
export const MOST_SHARE = 0.7;
const STEP = 0.02;

/** The share, 0 to 1, after a key; null for a key that does not move the edge. */
export function shareAfter(key: string, share: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return within(share + STEP);
    case 'ArrowDown':
      return within(share - STEP);
    case 'Home':
      return LEAST_SHARE;
    case 'End':
      return MOST_SHARE;
    default:
      return null;
  }
}

/** The share where the edge was pulled to, or `away` where hardly half of the least would be left. */
export function shareAt(wanted: number): number | 'away' {
  return wanted < LEAST_SHARE / 2 ? 'away' : within(wanted);
}

function within(share: number): number {
  return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share));
}
