/** What the wire does to each frame of one direction: pure arithmetic over settings, a seeded generator and the clock it is given. */

import type { DropReason } from '#core/frame-event.ts';
import type { Impairment } from '#core/wire-settings.ts';
import type { Random } from './random.ts';

/** A frame's fate. `dueUs` is when it arrives, or would have. */
export type Verdict =
  | { readonly type: 'deliver'; readonly dueUs: number }
  | {
      readonly type: 'drop';
      readonly dueUs: number;
      readonly reason: DropReason;
      readonly detail: string;
    };

/**
 * Decides frame after frame. Every frame draws the same count of random numbers whatever the settings,
 * so the n-th frame of a direction meets the same luck in every run with the same seed.
 */
export class Impairer {
  settings: Impairment;
  private readonly random: Random;
  private isInBurst = false;
  private busyUntilUs = 0;
  private lastDueUs = 0;
  /** When each frame still in the rate limiter begins to be sent, in order. */
  private startsUs: number[] = [];

  constructor(settings: Impairment, random: Random) {
    this.settings = settings;
    this.random = random;
  }

  /** The fate of a frame of `lengthBytes` that enters the wire at `nowUs`. */
  decide(nowUs: number, lengthBytes: number): Verdict {
    const [lossDraw, burstDraw, burstLossDraw, jitterDraw] = [
      this.random(),
      this.random(),
      this.random(),
      this.random(),
    ];
    const drop = this.burstLoss(burstDraw, burstLossDraw) ?? this.independentLoss(lossDraw);
    const isQueueFull = drop === null && this.countWaiting(nowUs) >= this.settings.queueFrames;
    const departsUs = drop || isQueueFull ? nowUs : this.serialise(nowUs, lengthBytes);
    const jitterUs = (2 * jitterDraw - 1) * this.settings.jitterUs;
    const flightUs = Math.max(0, this.settings.delayUs + jitterUs);
    // One line is first in, first out: jitter stretches gaps, it never lets a frame overtake.
    const dueUs = Math.max(this.lastDueUs, Math.round(departsUs + flightUs));
    if (drop) return { type: 'drop', dueUs, ...drop };
    if (isQueueFull) {
      const detail = `queue full: ${this.settings.queueFrames} frames wait`;
      return { type: 'drop', dueUs, reason: 'queue', detail };
    }
    this.lastDueUs = dueUs;
    return { type: 'deliver', dueUs };
  }

  private independentLoss(draw: number) {
    const { lossPercent } = this.settings;
    if (draw * 100 >= lossPercent) return null;
    return { reason: 'loss', detail: `loss ${lossPercent} %: drew ${shown(draw)} %` } as const;
  }

  /** Gilbert–Elliott: a two-state chain, lossy in its bad state (Gilbert 1960, Elliott 1963). */
  private burstLoss(transitionDraw: number, lossDraw: number) {
    const { burst } = this.settings;
    if (!burst) return null;
    const chancePercent = this.isInBurst ? burst.leavePercent : burst.enterPercent;
    if (transitionDraw * 100 < chancePercent) this.isInBurst = !this.isInBurst;
    if (!this.isInBurst || lossDraw * 100 >= burst.lossPercent) return null;
    const detail = `burst, loss ${burst.lossPercent} %: drew ${shown(lossDraw)} %`;
    return { reason: 'burst-loss', detail } as const;
  }

  private countWaiting(nowUs: number): number {
    if (this.settings.rateKbitPerS === null) return 0;
    this.startsUs = this.startsUs.filter((startUs) => startUs > nowUs);
    return this.startsUs.length;
  }

  /** When the last bit has left: frames follow one another at the line's rate. */
  private serialise(nowUs: number, lengthBytes: number): number {
    const { rateKbitPerS } = this.settings;
    if (rateKbitPerS === null) return nowUs;
    const startUs = Math.max(nowUs, this.busyUntilUs);
    this.startsUs.push(startUs);
    this.busyUntilUs = startUs + (lengthBytes * 8 * 1000) / rateKbitPerS;
    return this.busyUntilUs;
  }
}

function shown(draw: number): string {
  return (draw * 100).toFixed(1);
}
