/** What the wire does to each frame of one direction: pure arithmetic over settings, a seeded generator and the clock it is given. */

import type { DropReason } from '#core/frame-event.ts';
import type { Impairment } from '#core/wire-settings.ts';
import { jitterOf } from './jitter.ts';
import type { Random } from './random.ts';
import { SerialQueue } from './serial-queue.ts';

/** A frame's fate, valid until the next frame is decided. */
export interface Verdict {
  /** When it arrives, or would have, µs since the run began. */
  readonly dueUs: number;
  /** Why it is lost, where it is. */
  readonly drop: { readonly reason: DropReason; readonly detail: string } | null;
  /** Frames that waited for the rate limiter when this one came. */
  readonly waitingFrames: number;
  /** It arrives twice, steps aside for later ones, has a bit flipped: why, or null. */
  readonly duplicate: string | null;
  readonly reorder: string | null;
  readonly corrupt: string | null;
  /** Which bit flips, as a part of the frame in `[0, 1)`. */
  readonly corruptAt: number;
}

/** What each frame draws, in this order. */
const DRAWS = {
  loss: 0,
  burst: 1,
  burstLoss: 2,
  jitter: 3,
  jitterSecond: 4,
  duplicate: 5,
  reorder: 6,
  corrupt: 7,
  corruptAt: 8,
} as const;

/**
 * Decides frame after frame. Every frame draws the same count of random numbers whatever the settings,
 * so the n-th frame of a direction meets the same luck in every run with the same seed.
 */
export class Impairer {
  settings: Impairment;
  private readonly random: Random;
  private readonly luck = new Float64Array(Object.keys(DRAWS).length);
  private readonly queue = new SerialQueue();
  private readonly verdict: { -readonly [K in keyof Verdict]: Verdict[K] } = {
    dueUs: 0,
    drop: null,
    waitingFrames: 0,
    duplicate: null,
    reorder: null,
    corrupt: null,
    corruptAt: 0,
  };
  private isInBurst = false;
  private lastDueUs = 0;

  constructor(settings: Impairment, random: Random) {
    this.settings = settings;
    this.random = random;
  }

  /** The fate of a frame of `lengthBytes` that enters the wire at `nowUs`. */
  decide(nowUs: number, lengthBytes: number): Verdict {
    this.tell(nowUs);
    this.carry(nowUs, lengthBytes);
    return this.verdict;
  }

  /** The same for a frame that a rule lets pass, and in words what it is spared. */
  spare(nowUs: number, lengthBytes: number): { verdict: Verdict; spared: readonly string[] } {
    const { verdict } = this;
    this.tell(nowUs);
    const met = [verdict.drop?.detail, verdict.duplicate, verdict.reorder, verdict.corrupt];
    verdict.drop = verdict.duplicate = verdict.reorder = verdict.corrupt = null;
    this.carry(nowUs, lengthBytes);
    return { verdict, spared: met.filter((detail) => detail != null) };
  }

  /** The frame's luck is drawn, but someone else has decided that it goes no further; says when it would have arrived. */
  pass(nowUs: number): number {
    this.draw();
    this.lossOf();
    return Math.max(this.lastDueUs, Math.round(nowUs + this.flightUs()));
  }

  /** What chance and a full queue have in mind for the next frame. */
  private tell(nowUs: number): void {
    const { luck, settings, verdict } = this;
    this.draw();
    verdict.waitingFrames = this.queue.countWaiting(nowUs);
    verdict.drop = this.lossOf() ?? this.overflow();
    verdict.duplicate = this.chance('duplicate', settings.duplicatePercent);
    verdict.reorder = this.chance('reorder', settings.reorderPercent);
    verdict.corrupt = this.chance('corrupt', settings.corruptPercent);
    verdict.corruptAt = luck[DRAWS.corruptAt] ?? 0;
  }

  /** When it arrives, or would have. */
  private carry(nowUs: number, lengthBytes: number): void {
    const { verdict } = this;
    const { rateKbitPerS } = this.settings;
    const isSerial = verdict.drop === null && rateKbitPerS !== null;
    const departsUs = isSerial ? this.queue.push(nowUs, lengthBytes, rateKbitPerS) : nowUs;
    // One line is first in, first out: jitter stretches gaps, it never lets a frame overtake.
    verdict.dueUs = Math.max(this.lastDueUs, Math.round(departsUs + this.flightUs()));
    if (verdict.drop === null) this.lastDueUs = verdict.dueUs;
  }

  private draw(): void {
    const { luck } = this;
    for (let i = 0; i < luck.length; i++) luck[i] = this.random();
  }

  private flightUs(): number {
    const { delayUs, jitterUs, jitterShape } = this.settings;
    if (jitterUs === 0) return delayUs;
    const [draw = 0, second = 0] = [this.luck[DRAWS.jitter], this.luck[DRAWS.jitterSecond]];
    return Math.max(0, delayUs + jitterUs * jitterOf(jitterShape, draw, second));
  }

  private chance(name: 'duplicate' | 'reorder' | 'corrupt', percent: number): string | null {
    const draw = this.luck[DRAWS[name]] ?? 0;
    return draw * 100 < percent ? `${name} ${percent} %: drew ${shown(draw)} %` : null;
  }

  private lossOf(): Verdict['drop'] {
    const burst = this.burstLoss(); // the chain goes on, whatever else the frame meets
    if (burst) return burst;
    const draw = this.luck[DRAWS.loss] ?? 0;
    const { lossPercent } = this.settings;
    if (draw * 100 >= lossPercent) return null;
    return { reason: 'loss', detail: `loss ${lossPercent} %: drew ${shown(draw)} %` };
  }

  /** Gilbert–Elliott: a two-state chain, lossy in its bad state (Gilbert 1960, Elliott 1963). */
  private burstLoss(): Verdict['drop'] {
    const { burst } = this.settings;
    if (!burst) return null;
    const transition = this.luck[DRAWS.burst] ?? 0;
    const draw = this.luck[DRAWS.burstLoss] ?? 0;
    const chancePercent = this.isInBurst ? burst.leavePercent : burst.enterPercent;
    if (transition * 100 < chancePercent) this.isInBurst = !this.isInBurst;
    if (!this.isInBurst || draw * 100 >= burst.lossPercent) return null;
    const detail = `burst, loss ${burst.lossPercent} %: drew ${shown(draw)} %`;
    return { reason: 'burst-loss', detail };
  }

  private overflow(): Verdict['drop'] {
    const { queueFrames } = this.settings;
    if (this.verdict.waitingFrames < queueFrames) return null;
    return { reason: 'queue', detail: `queue full: ${queueFrames} frames wait` };
  }
}

function shown(draw: number): string {
  return (draw * 100).toFixed(1);
}
