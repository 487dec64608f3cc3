/** Which of many stand for all where there is no room for everyone. */

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** How many neighbours one must stand for so that of `count` not more than `most` are left: a power of two. */
export function strideFor(count: number, most: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(count / most)));
}

/**
 * The number that stands for the group `[group × stride, (group + 1) × stride)`. It is not the same place in each group:
 * where data and ACKs alternate, every second packet would be an ACK.
 */
export function chosenOf(group: number, stride: number): number {
  return group * stride + Math.floor(((group * GOLDEN) % 1) * stride);
}

/** Whether the number stands for its group. */
export function isChosen(number: number, stride: number): boolean {
  return chosenOf(Math.floor(number / stride), stride) === number;
}
