/** The playhead: where in the run the picture is, and the page's only animation loop. */

import type { Clock } from '../ladder/clock.ts';
import { advance, CAUGHT_UP_MS, EASY_LAG_MS } from '../view/pace.ts';
import { nextSpeed } from '../view/speed.ts';
import type { JumpKind, StepUnit, StopIndex } from '../view/stops.ts';
import type { Track } from './track.ts';
import { WayPoints } from './way-points.ts';

/** Kept clear after the last event, so that it can be seen, ms of the clock. */
const TAIL_MS = 500;

/** A pause so short behind a live run needs no way back, ms of the clock. */
const NEAR_NOW_MS = 1000;

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
  /** A live run is on its way back to now. */
  #isCatchingUp = $state(false);
  /** A live run has left the playhead behind: there is a way back to now. */
  readonly isBehind: boolean = $derived.by(() => this.#isLeftBehind());
  readonly #wayPoints = new WayPoints();
  readonly #track: () => Track;
  /** Where an address wants it, ms of the clock; null where it is there, or was moved since. */
  #wantedMs: number | null = null;
  /** A run has begun, and its first packet is not in the log yet. */
  #awaitsPacket = false;
  #frame = 0;
  #lastFrameMs = 0;

  constructor(track: () => Track) {
    this.#track = track;
  }

  /** Where steps and jumps stop; grows with the log. */
  get stops(): StopIndex {
    return this.#wayPoints.stops;
  }

  /** From the beginning, playing. */
  restart(): void {
    this.seek(0);
    this.play();
  }

  /** From the first packet, playing: a run that has begun, live or from a file, is answered by a picture. */
  restartAtPacket(): void {
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
    this.#isCatchingUp = false;
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  /** To a moment, ms of the clock; what lies beyond the run is cut. */
  seek(ms: number): void {
    this.#awaitsPacket = false;
    this.#isCatchingUp = false;
    this.#wantedMs = null;
    this.ms = Math.max(0, Math.min(ms, this.limitMs));
    this.moves++;
  }

  /** To a moment as soon as the run has come so far, and stays there; with Infinity, to a live run's now. */
  seekWhenThere(ms: number): void {
    this.pause();
    this.#wantedMs = ms;
    this.#goToWanted();
  }

  /** To the next or previous thing of the chosen unit; pauses, so that it can be looked at. */
  step(direction: 1 | -1): void {
    this.pause();
    this.seek(this.#wayPoints.stepFrom(this.#track(), this.unit, { ms: this.ms, direction }));
  }

  /** To the next or previous loss or finding; pauses there. Answers its packet's number, or null where there is none. */
  jump(to: JumpKind, direction: 1 | -1): number | null {
    this.pause();
    const found = this.#wayPoints.jumpFrom(this.#track(), to, { ms: this.ms, direction });
    if (found) this.seek(found.ms);
    return found?.packet ?? null;
  }

  /** Back to where a live run is by now: quickly, but seen; at once where less motion is wanted. */
  catchUp(): void {
    const { isLive, isStill } = this.#track();
    if (!isLive) return this.seek(Infinity);
    if (isStill) this.seek(Infinity);
    this.speed = Math.max(1, this.speed);
    this.play();
    this.#isCatchingUp = !isStill;
  }

  /** Steps by packet, by line, by event, by packet again. */
  nextUnit(): void {
    this.unit = this.unit === 'packet' ? 'line' : this.unit === 'line' ? 'event' : 'packet';
  }

  /** The next speed up or down. */
  faster(direction: 1 | -1): void {
    this.speed = nextSpeed(this.speed, direction);
  }

  /** Brings the end up to date and keeps the loop going while a run is live. Call when the log has grown. */
  refresh(): void {
    this.#updateLimit(performance.now());
    this.#goToFirstPacket();
    this.#goToWanted();
    if (this.#track().isLive || this.isPlaying) this.#run();
  }

  /** Keeps the same event under the playhead while the clock changes under it. */
  changeClock(from: Clock, to: Clock): void {
    this.ms = to.momentOf(Math.max(0, from.countAt(this.ms) - 1));
    this.refresh();
    this.moves++;
  }

  /** What the programs did before it is drawn at once: who began a run waits for a packet. */
  #goToFirstPacket(): void {
    const { clock, log } = this.#track();
    const first = log.packets.at(0);
    if (!this.#awaitsPacket || !first || !this.isPlaying) return;
    this.seek(clock.momentOf(first.seq));
  }

  #goToWanted(): void {
    const wanted = this.#wantedMs;
    if (wanted === null || this.#track().log.count === 0) return;
    const { isLive } = this.#track();
    if (isLive && wanted !== Infinity && wanted > this.limitMs) return;
    this.seek(wanted);
    if (isLive && wanted === Infinity) this.play();
  }

  #isLeftBehind(): boolean {
    if (!this.#track().isLive || this.#isCatchingUp) return false;
    return this.limitMs - this.ms > (this.isPlaying ? EASY_LAG_MS : NEAR_NOW_MS);
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
      this.ms = advance({
        ms: this.ms,
        limitMs: this.limitMs,
        elapsedMs,
        speed: this.speed,
        isLive,
        isCatchingUp: this.#isCatchingUp,
      });
      if (this.limitMs - this.ms < CAUGHT_UP_MS) this.#isCatchingUp = false;
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
