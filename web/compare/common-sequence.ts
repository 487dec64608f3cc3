/** Which items of two lists are the same, in order: a longest common subsequence, or near one in long lists. */

/** Above this many pairs of items the longest is not sought: it would take memory and time by their product. */
const MOST_PAIRS = 4_000_000;
/** How far ahead a partner is looked for then. */
const REACH = 64;

/** Places `[a, b]` that are the same, both rising. */
export type Matches = readonly (readonly [number, number])[];

/** The longest common subsequence while the lists are short; else the next partner within reach, one by one. */
export function commonSequence(a: readonly string[], b: readonly string[]): Matches {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isShort = left.length * right.length <= MOST_PAIRS;
  const between = isShort ? longest(left, right) : nearest(left, right);
  return [
    ...Array.from({ length: start }, (_, i) => [i, i] as const),
    ...between.map(([i, j]) => [i + start, j + start] as const),
    ...Array.from({ length: end }, (_, i) => [a.length - end + i, b.length - end + i] as const),
  ];
}

/** By the lengths of the best for every pair of tails. */
function longest(a: readonly string[], b: readonly string[]): Matches {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const matches: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) matches.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return matches;
}

function nearest(a: readonly string[], b: readonly string[]): Matches {
  const matches: (readonly [number, number])[] = [];
  let from = 0;
  a.forEach((item, i) => {
    const found = b.slice(from, from + REACH).indexOf(item);
    if (found < 0) return;
    matches.push([i, from + found]);
    from += found + 1;
  });
  return matches;
}
