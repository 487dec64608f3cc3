/** The two runs of a comparison: the one that was kept, and the one that came after it. */

export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

/** Something of each run. */
export type Pair<T> = Readonly<Record<Side, T>>;

/** The other run. */
export function otherSide(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}
