/** The playhead: where in the run the picture is, and the page's only animation loop. */

import type { Clock } from '../ladder/clock.ts';
import type { RunLog } from '../view/log.ts';
import { stepFrom } from '../view/steps.ts';
import type { StepUnit } from '../view/steps.ts';

export const SPEEDS = [0.1, 0.25, 0.5, 1, 2, 4, 10] as const;

/** A live run may get so far ahead before the playhead hurries, ms of the clock. */
const EASY_LAG_MS = 4000;
const MOST_HURRY = 1.6;

/** Kept clear after the last event, so that it can be seen, ms of the clock. */
const TAIL_MS = 500;

/** What the playhead moves over; the session gives it. */
export interface Track {
  readonly clock: Clock;
  readonly log: RunLog;
  readonly isLive: boolean;
  /** The run's own time by now, µs. */
  nowUs(pageClockMs: number): number;
}

export class Playhead {
  /** Where it is, ms of the clock in use. */
  ms = $state(0);
  isPlaying = $state(false);
  speed = $state<number>(1);
  unit = $state<StepUnit>('packet');
  /** Where the run is by now: the right end of the scrubber. */
  limitMs = $state(0);
  /** Counts moves by hand, so that the ladder comes back to the playhead. */
  moves = $state(0);
  readonly #track: () => Track;
  /** A live run has begun, and its first packet is not in the log yet. */
  #awaitsPacket = false;
  #frame = 0;
  #lastFrameMs = 0;

  constructor(track: () => Track) {
    this.#track = track;
  }

  /** From the beginning, playing. */
  restart(): void {
    this.seek(0);
    this.play();
  }

  /** With a live run: stays at its beginning until the first packet leaves, then goes on from there. */
  restartLive(): void {
    this.restart();
    this.#awaitsPacket = true;
  }

  play(): void {
    if (this.ms >= this.limitMs && !this.#track().isLive) this.seek(0);
    this.isPlaying = true;
    this.moves++;
    this.#run();
  }

  pause(): void {
    this.isPlaying = false;
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  /** To a moment, ms of the clock; what lies beyond the run is cut. */
  seek(ms: number): void {
    this.#awaitsPacket = false;
    this.ms = Math.max(0, Math.min(ms, this.limitMs));
    this.moves++;
  }

  /** To the next or previous thing of the chosen unit; pauses, so that it can be looked at. */
  step(direction: 1 | -1): void {
    this.pause();
    const { clock, log } = this.#track();
    this.seek(
      stepFrom(log, clock, this.ms, direction, this.unit) ?? (direction > 0 ? Infinity : 0),
    );
  }

  /** The next speed up or down. */
  faster(direction: 1 | -1): void {
    const place = SPEEDS.findIndex((speed) => speed >= this.speed) + direction;
    this.speed = SPEEDS[Math.max(0, Math.min(place, SPEEDS.length - 1))] ?? 1;
  }

  /** Brings the end up to date and keeps the loop going while a run is live. Call when the log has grown. */
  refresh(): void {
    this.#updateLimit(performance.now());
    this.#goToFirstPacket();
    if (this.#track().isLive || this.isPlaying) this.#run();
  }

  /** Keeps the same event under the playhead while the clock changes under it. */
  changeClock(from: Clock, to: Clock): void {
    this.ms = to.momentOf(Math.max(0, from.countAt(this.ms) - 1));
    this.refresh();
    this.moves++;
  }

  /** What the programs did before it is drawn at once: a press of Run is answered by a packet, not by a wait. */
  #goToFirstPacket(): void {
    const { clock, log } = this.#track();
    const first = log.packets.at(0);
    if (!this.#awaitsPacket || !first || !this.isPlaying) return;
    this.seek(clock.momentOf(first.seq));
  }

  #run(): void {
    if (this.#frame !== 0) return;
    this.#lastFrameMs = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  #tick(now: number): void {
    const elapsedMs = Math.max(0, Math.min(now - this.#lastFrameMs, 100));
    this.#lastFrameMs = now;
    this.#updateLimit(now);
    const { isLive } = this.#track();
    if (this.isPlaying) {
      const lag = this.limitMs - this.ms;
      this.ms = Math.min(this.ms + elapsedMs * this.speed * hurry(lag, isLive), this.limitMs);
      if (this.ms >= this.limitMs && !isLive) this.isPlaying = false;
    }
    this.#frame = 0;
    if (this.isPlaying || isLive) {
      this.#frame = requestAnimationFrame((next) => this.#tick(next));
    }
  }

  #updateLimit(pageClockMs: number): void {
    const { clock, log, isLive, nowUs } = this.#track();
    const silence = isLive ? clock.momentOfSilence(nowUs(pageClockMs)) : clock.endMs;
    this.limitMs = log.count === 0 ? 0 : Math.max(silence, clock.endMs + (isLive ? 0 : TAIL_MS));
  }
}

/** How much faster than chosen the playhead goes while a live run is far ahead of it. */
function hurry(lagMs: number, isLive: boolean): number {
  if (!isLive) return 1;
  return Math.min(MOST_HURRY, 1 + Math.max(0, lagMs - EASY_LAG_MS) / 10_000);
}
