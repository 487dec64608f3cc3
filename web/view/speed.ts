/** How fast the playhead goes, and how a speed is written. */

/** Times the clock in use: from one that shows every microsecond to one that skims. */
export const SPEEDS = [1e-4, 1e-3, 0.01, 0.1, 0.25, 0.5, 1, 2, 4, 10] as const;

/** `1/10000×`, `1/4×`, `2×`. */
export function speedText(speed: number): string {
  return speed < 1 ? `1/${Math.round(1 / speed)}×` : `${speed}×`;
}

/** The next speed up or down from any speed; the fastest and the slowest have none beyond them. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const beyond =
    direction > 0
      ? SPEEDS.find((other) => other > speed)
      : SPEEDS.findLast((other) => other < speed);
  return beyond ?? speed;
}
