/** When a run is over, and how it ended. */

import type { Outcome } from '#core/event.ts';
import type { ProgramEnded } from '#core/program-event.ts';
import type { HostName } from '#core/event-base.ts';
import { RunLimit } from '#core/run-limit.ts';
import type { RunLimits } from '#core/run-limit.ts';

/** With all programs ended and nothing under way for so long, a run is over. */
const QUIET_US = 20_000;
/** Longest wait for the kernels to finish their connections after the last program ended. */
const LINGER_US = 10_000_000;
/** A cancelled program that has not ended by then is out of reach. */
const CANCEL_US = 1_000_000;

/** What is asked of a host. */
export interface HostProgress {
  readonly host: HostName;
  /** How its program ended; undefined while it runs. */
  readonly end: ProgramEnded['error'] | undefined;
  /** Whether its kernel still has something to do for its connections. */
  readonly isBusy: boolean;
  /** Whether its program is held before a line or call. */
  readonly isHeld: boolean;
  /** What its program is doing, such as `in recv() at line 6`. */
  readonly doing: string;
}

export interface Progress {
  readonly nowUs: number;
  readonly hosts: readonly HostProgress[];
  readonly wire: WireProgress;
}

/** What is asked of the wire. */
export interface WireProgress {
  /** Frames that move. */
  readonly inFlight: number;
  /** Packets of the frames that stand still, made at each reading. */
  readonly held: readonly number[];
  /** How many these are. */
  readonly heldCount: number;
  /** A person holds all of it. */
  readonly isHeld: boolean;
}

/** So many held packets are named. */
const NAMED_AT_MOST = 10;

export interface End {
  readonly outcome: Outcome;
  /** One sentence. */
  readonly message: string;
}

export class Ending {
  private readonly limits: RunLimits;
  private readonly limit: RunLimit;
  private cancelled: (End & { readonly atUs: number }) | null = null;
  private programsEndedUs: number | null = null;
  private lastBusyUs = 0;
  private heldUs = 0;

  constructor(limits: RunLimits) {
    this.limits = limits;
    this.limit = new RunLimit(limits);
  }

  /** Ask again and again: what stands meanwhile until a person lets it go does not count, as long as patience lasts. */
  isPastLimit({ nowUs, hosts, wire }: Progress): boolean {
    const stands = wire.isHeld || wire.heldCount > 0 || hosts.some(({ isHeld }) => isHeld);
    this.limit.note(stands, nowUs);
    const isUnderWay = this.programsEndedUs === null || wire.heldCount > 0;
    return nowUs >= this.limit.endsUs && isUnderWay;
  }

  /** Says which programs the limit met, and where, and what was held on the wire. */
  limitMessage({ nowUs, hosts, wire: { held } }: Progress): string {
    const still = hosts.filter(({ end }) => end === undefined);
    const where = still.map(({ host, doing }) => `${host} was ${doing}`);
    const waiting = held.length === 0 ? [] : [heldText(held)];
    const uncounted = uncountedText(this.limit.uncountedUs(nowUs));
    const limit = `stopped at the limit of ${this.limits.limitMs / 1000} s${uncounted}`;
    return `${limit}: ${[...where, ...waiting].join(', ')}`;
  }

  /** The run is to end for a reason of its own; the first reason stands. Says whether this was the first. */
  cancel(outcome: Outcome, message: string, atUs: number): boolean {
    if (this.cancelled) return false;
    this.cancelled = { outcome, message, atUs };
    return true;
  }

  /** The end, once it has come. */
  verdict({ nowUs, hosts, wire }: Progress): End | null {
    const isRunning = hosts.some(({ end }) => end === undefined);
    if (this.cancelled) {
      const { outcome, message, atUs } = this.cancelled;
      return !isRunning || nowUs - atUs > CANCEL_US ? { outcome, message } : null;
    }
    if (isRunning) return null;
    this.programsEndedUs ??= nowUs;
    // Whoever holds a packet still has something in mind for it: the limit alone ends that.
    if (wire.heldCount > 0) this.heldUs = nowUs;
    const isBusy = wire.inFlight > 0 || hosts.some((host) => host.isBusy);
    if (isBusy) this.lastBusyUs = nowUs;
    const idleSinceUs = Math.max(this.programsEndedUs, this.heldUs);
    const isQuiet = nowUs - Math.max(this.lastBusyUs, idleSinceUs) > QUIET_US;
    const hasWaitedLong = nowUs - idleSinceUs > LINGER_US;
    return isQuiet || hasWaitedLong ? outcomeOf(hosts) : null;
  }
}

function uncountedText(us: number): string {
  return us === 0
    ? ''
    : `, not counting ${Number((us / 1e6).toFixed(1))} s in which something was held`;
}

function heldText(held: readonly number[]): string {
  const names = held.slice(0, NAMED_AT_MOST).join(', ');
  const more = held.length > NAMED_AT_MOST ? `, … (${held.length} frames)` : '';
  return `held on the wire: packet ${names}${more}`;
}

function outcomeOf(hosts: readonly HostProgress[]): End {
  const raised = hosts.filter(({ end }) => end);
  if (raised.length === 0) return { outcome: 'completed', message: 'every program ended' };
  const message = raised.map(({ host, end }) => `${host}: ${end?.message}`).join('; ');
  return { outcome: 'failed', message };
}
