/** Keeps a spinning program from flooding the log: a token bucket of lines. */

/** Lines that pass at once. */
export const BURST_LINES = 10_000;
/** Lines a second after that; the program waits at the line. */
export const LINES_PER_SECOND = 2_000;

const MS_PER_SECOND = 1000;

/** A bucket of lines, full at first. */
export class LinePacing {
  private readonly nowMs: () => number;
  private tokens = BURST_LINES;
  /** When the tokens were last counted; null until the first line, while the bucket is full and gains nothing. */
  private atMs: number | null = null;

  /** `nowMs` is a monotonic clock. */
  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  /** Takes one line; returns how long it has to wait first, ms, 0 mostly. */
  take(): number {
    this.atMs ??= this.nowMs();
    if (this.tokens < 1) this.refill(this.atMs);
    this.tokens -= 1;
    return this.tokens >= 0 ? 0 : (-this.tokens * MS_PER_SECOND) / LINES_PER_SECOND;
  }

  private refill(sinceMs: number): void {
    const nowMs = this.nowMs();
    const gained = ((nowMs - sinceMs) * LINES_PER_SECOND) / MS_PER_SECOND;
    this.tokens = Math.min(BURST_LINES, this.tokens + gained);
    this.atMs = nowMs;
  }
}
