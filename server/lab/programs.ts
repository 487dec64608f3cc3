/** The programs of a run and the logs of what they do: each starts when its turn has come, and can be ended. */

import type { HostName } from '#core/event-base.ts';
import { hostInfos } from './addresses.ts';
import type { CauseFinder } from './cause.ts';
import type { ChunkWriter } from './chunk.ts';
import { HostLog } from './host-log.ts';
import type { HostThread, Prepared } from './host-thread.ts';
import { ofHost } from './of-host.ts';
import type { RunSpec } from './run-spec.ts';
import { StartGates } from './start-gates.ts';

export interface ProgramsOptions {
  readonly spec: RunSpec;
  /** A thread a host, in the order of the hosts, and what it has made ready. */
  readonly threads: readonly HostThread[];
  readonly prepared: readonly Prepared[];
  readonly writer: ChunkWriter;
  /** The run's moment 0 on the monotonic clock, µs. */
  readonly startUs: number;
  readonly now: () => number;
}

export class Programs {
  /** By host, in their order. */
  readonly logs: readonly HostLog[];
  private readonly spec: RunSpec;
  private readonly threads: readonly HostThread[];
  private readonly gates = new StartGates();

  constructor({ spec, threads, prepared, writer, startUs, now }: ProgramsOptions) {
    this.spec = spec;
    this.threads = threads;
    this.logs = spec.hosts.map(({ name: host }, i) => {
      const [thread, { diag }] = [ofHost(threads, i), ofHost(prepared, i)];
      return new HostLog({ host, thread, diag, ipv6: spec.ipv6, writer, startUs, now });
    });
  }

  /**
   * Starts each in its turn; resolves when all have ended.
   *
   * @throws Error where a host's thread fails.
   */
  async run(): Promise<void> {
    await Promise.all(this.threads.map((thread, i) => this.runOne(thread, i)));
  }

  /** Takes up what they did meanwhile, and lets those start whose turn has come. Answers the logs that have grown. */
  tick(): readonly HostLog[] {
    const active = this.logs.filter((log) => log.drain());
    this.gates.openDue();
    return active;
  }

  /** Ends those that still run, or have yet to start. */
  cancel(): void {
    for (const [i, thread] of this.threads.entries()) {
      if (ofHost(this.logs, i).end === undefined) thread.cancel();
    }
    this.gates.openAll();
  }

  logOf(host: HostName): HostLog {
    return ofHost(this.logs, this.indexOf(host));
  }

  threadOf(host: HostName): HostThread {
    return ofHost(this.threads, this.indexOf(host));
  }

  /** The host's cause finder, told all that its program has done by now. */
  followed(host: HostName): CauseFinder {
    const log = this.logOf(host);
    log.drain();
    return log.cause;
  }

  private async runOne(thread: HostThread, index: number): Promise<void> {
    const { hosts, ipv6 } = this.spec;
    const { name: host, file, source, startsAfter } = ofHost(hosts, index);
    if (startsAfter !== undefined) await this.gates.wait(this.logOf(startsAfter));
    const infos = hostInfos(this.spec);
    return thread.run({
      type: 'run',
      host,
      file,
      source,
      names: Object.fromEntries(infos.map(({ name, address }) => [name, address])),
      names6: ipv6
        ? Object.fromEntries(infos.map(({ name, address6 }) => [name, address6 ?? '']))
        : {},
      firstCall: index + 1,
      callStep: hosts.length,
    });
  }

  private indexOf(host: HostName): number {
    return this.spec.hosts.findIndex(({ name }) => name === host);
  }
}
