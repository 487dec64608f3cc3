/** When a host's sockets are looked at: after whatever may have changed them, but never for long. */

import type { Listed } from './sock-diag.ts';

/** While packets flow, no look sooner than this after the last, and looking takes a twentieth of the time at most. */
const GAP_US = 200;
const COST_FACTOR = 20;
/** While nothing happens, timers still run. */
const IDLE_US = 50_000;

/** A host whose sockets can be looked at. */
export interface Sampled {
  sample(listed: Listed): void;
}

export class SamplePacer {
  private readonly now: () => number;
  /** Hosts that something has happened to since all their sockets were looked at. */
  private readonly touched = new Set<Sampled>();
  private lookedUs = 0;
  private nextUs = 0;

  /** `now` gives µs since the run began. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Frames have just left or reached these hosts: looks at once if it is time, else leaves it to the next tick. */
  noteTraffic(hosts: Iterable<Sampled>): void {
    for (const host of hosts) this.touched.add(host);
    if (this.now() >= this.nextUs) this.look(this.touched, 'all-but-listeners');
  }

  /** Looks at every host touched since the last tick, and at all of them after a quiet while. */
  tick(all: readonly Sampled[], active: readonly Sampled[]): void {
    for (const host of active) this.touched.add(host);
    const isIdle = this.now() - this.lookedUs > IDLE_US;
    const due = isIdle ? all : [...this.touched];
    if (due.length > 0) this.look(due, 'all');
    this.touched.clear();
  }

  private look(hosts: Iterable<Sampled>, listed: Listed): void {
    const beganUs = this.now();
    for (const host of hosts) host.sample(listed);
    const endedUs = this.now();
    this.lookedUs = endedUs;
    this.nextUs = endedUs + Math.max(GAP_US, COST_FACTOR * (endedUs - beganUs));
  }
}
