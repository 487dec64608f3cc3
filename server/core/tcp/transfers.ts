/** Which writes a range of a stream came from. */

import type { ByteRange } from '../event-base.ts';
import type { Write, WritePart } from './byte-stream.ts';
import { overlap } from './ranges.ts';

/** The parts of the writes that lie in a range, in order; searched, so a stream may have many. */
export function partsOf(writes: readonly Write[], range: ByteRange): WritePart[] {
  const { start, end } = writesIn(writes, range);
  return writes.slice(start, end).flatMap((write) => {
    const common = overlap(write.range, range);
    return common === null ? [] : [{ write, range: common }];
  });
}

/** Which writes, of those in ascending order, have bytes in a range: the half-open range of their indices. */
export function writesIn(writes: readonly Write[], range: ByteRange): ByteRange {
  const start = indexOf(writes, (write) => write.range.end > range.start);
  const end = indexOf(writes, (write) => write.range.start >= range.end);
  return { start, end: Math.max(start, end) };
}

/** The first index where a claim, false up to a point and true from there, is true. */
function indexOf(writes: readonly Write[], isTrue: (write: Write) => boolean): number {
  let low = 0;
  let high = writes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const write = writes[middle];
    if (write === undefined || isTrue(write)) high = middle;
    else low = middle + 1;
  }
  return low;
}
