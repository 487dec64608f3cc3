/** Which writes a range of a stream came from. */

import type { ByteRange } from '../event-base.ts';
import type { Write, WritePart } from './byte-stream.ts';
import { overlap } from './ranges.ts';

/** The parts of the writes that lie in a range, in order; searched, so a stream may have many. */
export function partsOf(writes: readonly Write[], range: ByteRange): WritePart[] {
  const parts: WritePart[] = [];
  for (let i = firstEndingAfter(writes, range.start); i < writes.length; i++) {
    const write = writes[i];
    if (write === undefined || write.range.start >= range.end) break;
    const common = overlap(write.range, range);
    if (common !== null) parts.push({ write, range: common });
  }
  return parts;
}

/** The index of the first write, of those in ascending order, that ends after an offset. */
function firstEndingAfter(writes: readonly Write[], offset: number): number {
  let low = 0;
  let high = writes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle]?.range.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
