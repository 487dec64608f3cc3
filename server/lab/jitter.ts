/** How the wire's jitter spreads: from chance to extra delay. Pure. */

import type { JitterShape } from '#core/wire-settings.ts';

/** Tail index: the smallest whole one whose variance is finite. */
const PARETO_ALPHA = 3;
/** What scales the tail's excess over its least value to a mean of 1. */
const PARETO_SCALE = PARETO_ALPHA - 1;
const PARETO_MOST = 50;

/**
 * Extra delay in units of `jitterUs`, of either sign; `draw` and `second` are uniform in `[0, 1)`.
 *
 * `uniform` lies in `[-1, 1)`; `normal` has mean 0 and deviation 1 (Box and Muller, 1958); `pareto` is never negative,
 * has mean 1 and a heavy tail: half of all draws lie below 0.52, one in a thousand at 18.
 */
export function jitterOf(shape: JitterShape, draw: number, second: number): number {
  switch (shape) {
    case 'uniform':
      return 2 * draw - 1;
    case 'normal':
      return Math.sqrt(-2 * Math.log(1 - draw)) * Math.cos(2 * Math.PI * second);
    case 'pareto':
      return Math.min(PARETO_MOST, PARETO_SCALE * ((1 - draw) ** (-1 / PARETO_ALPHA) - 1));
  }
}
