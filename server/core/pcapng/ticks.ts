/** Timestamps of pcapng: 64-bit counts of an interface's own unit, made into seconds and nanoseconds exactly. */

/** 2³². */
const HIGH = 4_294_967_296;
const NANOSECONDS = 1_000_000_000;

/** Units per second of an `if_tsresol` byte: a power of ten, or of two where the top bit is set. */
export function ticksPerSecond(resolution: number): number {
  return resolution < 0x80 ? 10 ** resolution : 2 ** (resolution & 0x7f);
}

/**
 * Splits `high·2³² + low` units. What is finer than a nanosecond is cut off, as Wireshark does.
 * A double has no room for the count, but `high·2³²` and its remainder are exact.
 */
export function splitTicks(
  high: number,
  low: number,
  unit: { readonly ticksPerSecond: number; readonly offsetSeconds: number },
): { readonly seconds: number; readonly nanoseconds: number } {
  const perSecond = unit.ticksPerSecond;
  const upper = high * HIGH;
  const remainder = (upper % perSecond) + low;
  const whole = Math.round((upper - (upper % perSecond)) / perSecond);
  const ticks = remainder % perSecond;
  const seconds = whole + Math.round((remainder - ticks) / perSecond) + unit.offsetSeconds;
  return { seconds, nanoseconds: toNanoseconds(ticks, perSecond) };
}

function toNanoseconds(ticks: number, perSecond: number): number {
  if (perSecond <= NANOSECONDS && NANOSECONDS % perSecond === 0) {
    return ticks * (NANOSECONDS / perSecond);
  }
  if (perSecond % NANOSECONDS === 0) return Math.floor(ticks / (perSecond / NANOSECONDS));
  return Math.min(NANOSECONDS - 1, Math.floor((ticks / perSecond) * NANOSECONDS));
}
