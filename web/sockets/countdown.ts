/** A kernel timer's rest at a moment, from the kernel's own numbers. */

import type { TimerName } from '#core/frame-event.ts';
import type { SocketReport } from './socket-history.ts';

export interface Countdown {
  readonly name: TimerName;
  /** Until it fires, µs; 0 where it is due. */
  readonly leftUs: number;
  /** The part of its length that is left, from 0 to 1. */
  readonly share: number;
}

/** The countdown of the timer that the socket runs at `atUs`, µs since the run began; null where it runs none. */
export function countdownAt(report: SocketReport | null, atUs: number): Countdown | null {
  const timer = report?.event.timer;
  if (!report || !timer) return null;
  const lengthUs = Math.max(1, timer.firesAtUs - report.timerSinceUs);
  const leftUs = Math.max(0, timer.firesAtUs - atUs);
  return { name: timer.name, leftUs, share: Math.min(1, leftUs / lengthUs) };
}
