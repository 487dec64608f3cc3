/** When a host's sockets are looked at: after whatever may have changed them, but never for long. */

import type { Listed } from './sock-diag.ts';

/** While packets flow, no look sooner than this after the last. */
const GAP_US = 200;
/** Looking takes a twentieth of the time at most. */
const COST_FACTOR = 20;
/** So much time is saved up for a burst after a quiet while: a handshake's states each last less than a look's share. */
const SAVED_US = 100_000;
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
  /** When the looks so far will have had their share of the time (a leaky bucket, as ITU-T I.371's GCRA has it). */
  private paidUs = 0;

  /** `now` gives µs since the run began. */
  constructor(now: () => number) {
    this.now = now;
  }

  /** Frames have just left or reached these hosts: looks at once if it is time, else leaves it to the next tick. */
  noteTraffic(hosts: Iterable<Sampled>): void {
    for (const host of hosts) this.touched.add(host);
    if (this.now() >= Math.max(this.paidUs, this.lookedUs + GAP_US)) {
      this.look(this.touched, 'all-but-listeners');
    }
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
    this.paidUs = Math.max(this.paidUs, beganUs - SAVED_US) + COST_FACTOR * (endedUs - beganUs);
  }
}
