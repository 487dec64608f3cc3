/** How many ms of the clock make one flight's height on the ladder. */

import type { RunLog } from '../view/log.ts';
import type { Clock } from './clock.ts';

/** A ladder on the true clock may grow to this many labels' height; then a flight is drawn flatter. */
const TALLEST_LABELS = 1500;

/** Among so many packets one will have arrived. */
const LOOKED_AT = 100;

/** Before anything has arrived. */
const DEFAULT_MS = 200;

/** The lecture clock's own, or on the true clock that of the run's first delivered packet, ms. */
export function flightScale(log: RunLog, clock: Clock): number {
  if (clock.drawnFlightMs !== undefined) return clock.drawnFlightMs;
  if (clock.flightMs > 0) return clock.flightMs;
  const first = firstFlightUs(log);
  const totalUs = log.events.at(-1)?.atUs ?? 0;
  const leastMs = (totalUs / 1000) * (5 / TALLEST_LABELS);
  return Math.max(first === null ? DEFAULT_MS : first / 1000, leastMs, 0.02);
}

function firstFlightUs(log: RunLog): number | null {
  for (const { sentUs, legs } of log.packets.slice(0, LOOKED_AT)) {
    for (const { fate } of legs) if (fate.type === 'arrived') return fate.atUs - sentUs;
  }
  return null;
}
