/** Half-open byte ranges: what two have in common, and a set of them that grows. */

import type { ByteRange } from '../event-base.ts';

/** The common part of two ranges, or null where there is none. */
export function overlap(a: ByteRange, b: ByteRange): ByteRange | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** Bytes got so far, as disjoint ranges in ascending order. */
export class RangeSet {
  #ranges: readonly ByteRange[] = [];

  /** Disjoint, ascending; a new list after each change. */
  get ranges(): readonly ByteRange[] {
    return this.#ranges;
  }

  /** Adds a range and gives the parts of it that were not there before. */
  add(range: ByteRange): ByteRange[] {
    if (range.start >= range.end) return [];
    const fresh: ByteRange[] = [];
    const kept: ByteRange[] = [];
    let { start, end } = range;
    let at = range.start;
    for (const known of this.#ranges) {
      if (known.end < range.start || known.start > range.end) {
        kept.push(known);
        continue;
      }
      if (at < known.start) fresh.push({ start: at, end: Math.min(known.start, range.end) });
      at = Math.max(at, known.end);
      start = Math.min(start, known.start);
      end = Math.max(end, known.end);
    }
    if (at < range.end) fresh.push({ start: at, end: range.end });
    kept.push({ start, end });
    this.#ranges = kept.sort((a, b) => a.start - b.start);
    return fresh;
  }
}
