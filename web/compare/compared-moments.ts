/** When a packet of one of two runs and its partner in the other are under way, ms of the clock that both share. */

import { shownFateMs } from '../ladder/arrow.ts';
import type { Clock } from '../ladder/clock.ts';
import type { RunLog } from '../view/log.ts';
import type { Alignment, Place } from './alignment.ts';
import type { Pair, Side } from './side.ts';
import { otherSide } from './side.ts';

export class ComparedMoments {
  readonly #logs: Pair<RunLog>;
  readonly #clocks: Pair<Clock>;
  readonly #alignment: Alignment | null;

  /** @param alignment - null while it is not known which packets are partners. */
  constructor(logs: Pair<RunLog>, clocks: Pair<Clock>, alignment: Alignment | null) {
    this.#logs = logs;
    this.#clocks = clocks;
    this.#alignment = alignment;
  }

  /** When it is sent in the run where it is sent earlier. */
  firstSentMs(place: Place): number {
    return Math.min(...this.#both(place).map((one) => this.#sentMs(one)));
  }

  /** When its fate is seen in both runs. */
  lastEndMs(place: Place): number {
    return Math.max(...this.#both(place).map((one) => this.#endMs(one)));
  }

  /** The packet, and its partner where it has one. */
  #both(place: Place): readonly Place[] {
    const side: Side = otherSide(place.side);
    const packet = this.#alignment?.partnerOf(place.side, place.packet) ?? null;
    return packet === null ? [place] : [place, { side, packet }];
  }

  #sentMs({ side, packet }: Place): number {
    return this.#clocks[side].momentOf(this.#logs[side].sentSeq(packet));
  }

  /** When its last way is over; what is still under way counts from its sending. */
  #endMs(place: Place): number {
    const clock = this.#clocks[place.side];
    const packet = this.#logs[place.side].packets.at(place.packet - 1);
    const ends = packet?.legs
      .filter(({ fate }) => fate.type !== 'flying')
      .map((leg) => shownFateMs(clock, packet, leg));
    return Math.max(this.#sentMs(place), ...(ends ?? []));
  }
}
