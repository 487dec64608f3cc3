/** Every kernel socket's changes, so that what it showed at any moment is found at once. */

import type { HostName } from '#core/event-base.ts';
import type { SocketChanged } from '#core/socket-event.ts';
import type { RunLog } from '../view/log.ts';
import { countWhile } from '../view/sorted.ts';

/** A socket as the kernel reported it, and since when the timer it shows has been running. */
export interface SocketReport {
  readonly event: SocketChanged;
  /** µs since the run began: its own time where it runs no timer. */
  readonly timerSinceUs: number;
}

/** One socket from its first report to its last, which says CLOSED. */
export interface SocketTrack {
  /** Unique in the run. */
  readonly key: string;
  readonly host: HostName;
  /** By `seq`; it only grows. */
  readonly reports: readonly SocketReport[];
}

/** The kernel tells a timer's rest in whole jiffies: a smaller move of its end is the same timer still. */
const JIFFIES_US = 15_000;

/** Takes a log as it grows, each event once; another log begins it again. */
export class SocketHistory {
  #events: RunLog['events'] = [];
  #count = 0;
  #tracks: Track[] = [];
  #byKey = new Map<string, Track>();

  /** All sockets of the log so far, in the order they appeared. A new list each time, over tracks that grow. */
  follow(log: RunLog): readonly SocketTrack[] {
    if (log.events !== this.#events) {
      this.#events = log.events;
      this.#count = 0;
      this.#tracks = [];
      this.#byKey = new Map();
    }
    // Captures from elsewhere have a million events and none of these.
    for (; this.#count < log.stageSeqs.length; this.#count++) {
      const event = log.events.at(log.stageSeqs.at(this.#count) ?? -1);
      if (event?.type === 'socket') this.#push(event);
    }
    return [...this.#tracks];
  }

  #push(event: SocketChanged): void {
    const key = socketKey(event.host, event.socket);
    let track = this.#byKey.get(key);
    if (!track) {
      track = { key, host: event.host, reports: [] };
      this.#byKey.set(key, track);
      this.#tracks.push(track);
    }
    track.reports.push({ event, timerSinceUs: timerSince(event, track.reports.at(-1)) });
  }
}

interface Track extends SocketTrack {
  readonly reports: SocketReport[];
}

/** Names a socket in the whole run. */
export function socketKey(host: HostName, socket: string): string {
  return `${host} ${socket}`;
}

/** What the kernel had reported last after `eventCount` events; null before the first report. */
export function reportAt(track: SocketTrack, eventCount: number): SocketReport | null {
  const { reports } = track;
  const count = countWhile(reports.length, (i) => (reports[i]?.event.seq ?? Infinity) < eventCount);
  return reports[count - 1] ?? null;
}

function timerSince({ timer, atUs }: SocketChanged, before: SocketReport | undefined): number {
  const old = before?.event.timer;
  const isSame =
    timer &&
    old &&
    timer.name === old.name &&
    Math.abs(timer.firesAtUs - old.firesAtUs) <= JIFFIES_US;
  return isSame ? before.timerSinceUs : atUs;
}
