/** Lays the ladder out where it is looked at: every arrow's ends and label, whatever the playhead says. */

import type { RunLog } from '../view/log.ts';
import { EMPTY_LOG } from '../view/log.ts';
import type { Arrow } from './arrow.ts';
import { bareArrow } from './arrow.ts';
import { ArrowChunk, CHUNK_PACKETS } from './arrow-chunk.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';
import type { Reaches } from './reaches.ts';
import { chosenOf, isChosen, strideFor } from './thinning.ts';

/** More arrows than these in one window are not told apart: then only every second is drawn, or fourth, and so on. */
const MOST_ARROWS = 200;

/** How one looks at a ladder, beside where. */
export interface Look {
  /** Once it says so, what is not laid out yet comes without labels: look again for those. */
  readonly isTimeUp?: () => boolean;
  /** A packet that is there though others stand for it: it is selected. */
  readonly always?: number | null;
}

/** Chunks kept laid out. */
const MOST_CHUNKS = 256;

/**
 * The arrows of one run on one clock in one geometry. What is settled is never laid out differently, and a label
 * heeds only what was sent before it, so nothing moves when the run goes on.
 */
export class LadderLayout {
  readonly #geometry: Geometry;
  readonly #clock: Clock;
  readonly #reaches: Reaches;
  readonly #chunks = new Map<number, ArrowChunk>();
  #log: RunLog = EMPTY_LOG;

  /** @param reaches - of the same log and clock, kept up to date by who owns it: it serves every geometry. */
  constructor(geometry: Geometry, clock: Clock, reaches: Reaches) {
    this.#geometry = geometry;
    this.#clock = clock;
    this.#reaches = reaches;
  }

  /** Takes up what the log has brought since; the clock must have been extended first. */
  update(log: RunLog): void {
    this.#log = log;
  }

  /** Arrows that set out by `toMs` and are on their way at `fromMs` or after, in the order of sending. */
  arrowsBetween(
    fromMs: number,
    toMs: number,
    { isTimeUp = () => false, always = null }: Look = {},
  ): {
    readonly arrows: readonly Arrow[];
    readonly isFinished: boolean;
    /** Not every packet that left between the two moments is there. */
    readonly isThinned: boolean;
    /** A packet's arrow stands for so many packets in a row: 1 where each of them is there. */
    strideOf(packet: number): number;
  } {
    const { open, first, end } = this.#reaches.between(this.#log, fromMs, toMs);
    // Thousands may stand from before: what is new is not thinned on their account.
    const openStride = strideFor(open.length, MOST_ARROWS);
    const stride = strideFor(end - first, MOST_ARROWS);
    const strideOf = (number: number): number => (number < first ? openStride : stride);
    const arrows: Arrow[] = [];
    let isFinished = true;
    const add = (number: number): void => {
      const chunk = strideOf(number) === 1 ? this.#chunkOf(number) : null;
      const isLate = chunk !== null && !chunk.isLaid(this.#log) && isTimeUp();
      if (isLate) isFinished = false;
      const own = chunk && !isLate ? chunk.arrowsOf(this.#log, number) : this.#bareArrowsOf(number);
      arrows.push(...own.filter(({ endMs }) => endMs >= fromMs));
    };
    const isStandIn = (number: number): boolean => isChosen(number, strideOf(number));
    open.filter((number) => number === always || isStandIn(number)).forEach(add);
    for (let group = Math.ceil(first / stride); group * stride < end; group++) {
      const number = chosenOf(group, stride);
      if (number < end) add(number);
    }
    if (always !== null && always >= first && always < end && !isStandIn(always)) add(always);
    return { arrows, isFinished, isThinned: stride > 1, strideOf };
  }

  #chunkOf(number: number): ArrowChunk {
    const place = Math.floor((number - 1) / CHUNK_PACKETS);
    const known = this.#chunks.get(place);
    if (known) return known;
    const chunk = new ArrowChunk(this.#geometry, this.#clock, place * CHUNK_PACKETS + 1);
    this.#chunks.set(place, chunk);
    const [oldest] = this.#chunks.keys();
    if (this.#chunks.size > MOST_CHUNKS && oldest !== undefined) this.#chunks.delete(oldest);
    return chunk;
  }

  #bareArrowsOf(number: number): readonly Arrow[] {
    const packet = this.#log.packets.at(number - 1);
    if (!packet) return [];
    return packet.legs.flatMap((leg) => bareArrow(this.#geometry, this.#clock, packet, leg) ?? []);
  }
}
