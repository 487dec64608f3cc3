/** The words of the time axis: where the first host sends or receives, as far as there is room. */

import type { RunEvent } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { RunLog } from '../view/log.ts';
import type { Clock } from './clock.ts';
import type { Geometry } from './geometry.ts';

export interface Tick {
  readonly seq: number;
  readonly ms: number;
  readonly atUs: number;
}

/** Events looked at together: ticks of one group ask nothing of another but its last event. */
const GROUP_EVENTS = 128;
/** Least room from tick to tick, in label heights. */
const APART_EM = 1.3;

/** Ticks of one log in one geometry, made where they are looked at. */
export class Ticks {
  readonly #geometry: Geometry;
  readonly #clock: Clock;

  constructor(geometry: Geometry, clock: Clock) {
    this.#geometry = geometry;
    this.#clock = clock;
  }

  /** The ticks between two moments, both included. */
  between(log: RunLog, fromMs: number, toMs: number): readonly Tick[] {
    const first = Math.floor(Math.max(0, this.#clock.countAt(fromMs) - 1) / GROUP_EVENTS);
    const last = Math.floor(Math.max(0, this.#clock.countAt(toMs) - 1) / GROUP_EVENTS);
    const ticks: Tick[] = [];
    // In a window that holds very many groups only some are looked at: their ticks have room for each other.
    const stride = Math.max(1, Math.ceil((last - first) / MOST_GROUPS));
    for (let group = first; group <= last; group += stride) {
      ticks.push(...this.#ofGroup(log, group));
    }
    return ticks.filter(({ ms }) => ms >= fromMs && ms <= toMs);
  }

  #ofGroup(log: RunLog, group: number): readonly Tick[] {
    const start = group * GROUP_EVENTS;
    const roomMs = (this.#geometry.fontPx * APART_EM) / this.#geometry.pxPerMs;
    const axis = this.#geometry.lifelines[0]?.host;
    const ticks: Tick[] = [];
    // Whatever tick the group before ends with stands not below its last event.
    let freeFromMs = start === 0 ? -Infinity : this.#clock.momentOf(start - 1) + roomMs;
    const end = Math.min(log.count, start + GROUP_EVENTS);
    for (let seq = start; seq < end; seq++) {
      const ms = this.#clock.momentOf(seq);
      if (ms < freeFromMs) continue;
      const event = log.events.at(seq);
      if (!event || !(isAtTheAxis(event, axis) || seq === 0)) continue;
      ticks.push({ seq, ms, atUs: event.atUs });
      freeFromMs = ms + roomMs;
    }
    return ticks;
  }
}

/** Groups looked at for one window. */
const MOST_GROUPS = 64;

function isAtTheAxis(event: RunEvent, axis: HostName | undefined): boolean {
  return (event.type === 'sent' || event.type === 'arrived') && event.host === axis;
}
