/** Search in sorted lists. */

/** How many leading items of `length` satisfy `isBefore`, which must be true up to a point and false after it. */
export function countWhile(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
