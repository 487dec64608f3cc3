/** When a run is over, and how it ended. */

import type { Outcome, ProgramEnded } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';

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
  /** What its program is doing, such as `in recv() at line 6`. */
  readonly doing: string;
}

export interface Progress {
  readonly nowUs: number;
  readonly hosts: readonly HostProgress[];
  readonly framesInFlight: number;
}

export interface End {
  readonly outcome: Outcome;
  /** One sentence. */
  readonly message: string;
}

export class Ending {
  private readonly limitUs: number;
  private cancelled: (End & { readonly atUs: number }) | null = null;
  private programsEndedUs: number | null = null;
  private lastBusyUs = 0;

  constructor(limitUs: number) {
    this.limitUs = limitUs;
  }

  isPastLimit(nowUs: number): boolean {
    return nowUs >= this.limitUs && this.programsEndedUs === null;
  }

  /** Says which programs the limit met, and where. */
  limitMessage(hosts: readonly HostProgress[]): string {
    const still = hosts.filter(({ end }) => end === undefined);
    const where = still.map(({ host, doing }) => `${host} was ${doing}`).join(', ');
    return `stopped at the limit of ${this.limitUs / 1e6} s: ${where}`;
  }

  /** The run is to end for a reason of its own; the first reason stands. Says whether this was the first. */
  cancel(outcome: Outcome, message: string, atUs: number): boolean {
    if (this.cancelled) return false;
    this.cancelled = { outcome, message, atUs };
    return true;
  }

  /** The end, once it has come. */
  verdict({ nowUs, hosts, framesInFlight }: Progress): End | null {
    const isRunning = hosts.some(({ end }) => end === undefined);
    if (this.cancelled) {
      const { outcome, message, atUs } = this.cancelled;
      return !isRunning || nowUs - atUs > CANCEL_US ? { outcome, message } : null;
    }
    if (isRunning) return null;
    this.programsEndedUs ??= nowUs;
    if (framesInFlight > 0 || hosts.some(({ isBusy }) => isBusy)) this.lastBusyUs = nowUs;
    const isQuiet = nowUs - Math.max(this.lastBusyUs, this.programsEndedUs) > QUIET_US;
    const hasWaitedLong = nowUs - this.programsEndedUs > LINGER_US;
    return isQuiet || hasWaitedLong ? outcomeOf(hosts) : null;
  }
}

function outcomeOf(hosts: readonly HostProgress[]): End {
  const raised = hosts.filter(({ end }) => end);
  if (raised.length === 0) return { outcome: 'completed', message: 'every program ended' };
  const message = raised.map(({ host, end }) => `${host}: ${end?.message}`).join('; ');
  return { outcome: 'failed', message };
}
