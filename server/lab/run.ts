/** One run in the lab, from fresh namespaces to the last packet. */

import type { RunCommand } from '#core/command/run-command.ts';
import type { Outcome } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { hostInfos } from './addresses.ts';
import type { CauseFinder } from './cause.ts';
import { ChunkWriter } from './chunk.ts';
import { monotonicUs } from './clock.ts';
import { Commands } from './commands.ts';
import { Ending } from './ending.ts';
import { HostLog } from './host-log.ts';
import type { HostThread, Prepared } from './host-thread.ts';
import * as libc from './libc.ts';
import { Plan } from './plan.ts';
import { prepareHosts } from './prepare.ts';
import { RunRules } from './run-rules.ts';
import type { CommandAnswer, RunSpec } from './run-spec.ts';
import { SamplePacer } from './sample-pacer.ts';
import { StartGates } from './start-gates.ts';
import { startOf } from './run-start.ts';
import { Wire } from './wire.ts';

/** How often the log goes out and the programs' rings are read. */
const TICK_MS = 2;
/** Events older than this at a tick are all in: a thread needs less from its clock to its ring. */
const WATERMARK_LAG_US = 2_000;
/** The log of one run ends here: seconds of bulk transfer at full speed, hours of a lesson. */
const MAX_LOG_BYTES = 1 << 30;

/** Takes records; every event up to `watermarkUs` has been handed over. */
export type ChunkSink = (watermarkUs: number, records: readonly Buffer[]) => void;

/** A run whose hosts are ready. */
export class Run {
  private readonly spec: RunSpec;
  private readonly threads: readonly HostThread[];
  private readonly sink: ChunkSink;
  private readonly writer = new ChunkWriter();
  private readonly startUs = monotonicUs();
  private readonly ending: Ending;
  private readonly diags: readonly number[];
  private readonly logs: readonly HostLog[];
  private readonly pacer: SamplePacer;
  private readonly wire: Wire;
  private readonly commands: Commands;
  private readonly plan: Plan;
  private readonly gates = new StartGates();
  private loggedBytes = 0;

  private constructor(
    spec: RunSpec,
    threads: readonly HostThread[],
    prepared: readonly Prepared[],
    sink: ChunkSink,
  ) {
    this.spec = spec;
    this.threads = threads;
    this.sink = sink;
    this.ending = new Ending(spec.limits);
    this.diags = prepared.map(({ diag }) => diag);
    const { writer } = this;
    const now = () => monotonicUs() - this.startUs;
    this.logs = spec.hosts.map(({ name: host }, i) => {
      const [thread, diag] = [at(threads, i), at(this.diags, i)];
      return new HostLog({
        host,
        thread,
        diag,
        ipv6: spec.ipv6,
        writer,
        startUs: this.startUs,
        now,
      });
    });
    this.pacer = new SamplePacer(now);
    writer.event(0, startOf(spec));
    this.plan = new Plan(spec.plan, (planned) => this.commands.carryOutPlanned(planned));
    this.wire = new Wire({
      ports: spec.hosts.map(({ name: host }, i) => ({ host, tap: at(prepared, i).tap })),
      settings: spec.wire,
      seed: spec.seed,
      writer,
      plan: this.plan,
      now,
      causeOf: (host, frame, atUs, afterUs) => this.followed(host).causeOf(frame, atUs, afterUs),
      causeOfAnswer: (host, frame, atUs, deliveries) =>
        this.followed(host).causeOfAnswer(frame, atUs, deliveries),
      onActivity: (hosts) => this.pacer.noteTraffic([...hosts].map((host) => this.logOf(host))),
    });
    this.commands = new Commands({
      wire: this.wire,
      settings: spec.wire,
      rules: new RunRules(hostInfos(spec), writer),
      writer,
      now,
      threadOf: (host) => at(this.threads, this.indexOf(host)),
      stop: () => this.cancel('stopped', 'stopped by hand'),
    });
    if (spec.rules.length > 0) this.commands.changeRules(spec.rules, 0);
    for (const { name, breakpoints = [] } of spec.hosts) {
      if (breakpoints.length > 0) this.commands.breakAt(name, breakpoints, 0);
    }
  }

  /**
   * Gives each thread a fresh network and makes ready to run.
   *
   * @throws Error where a namespace, TAP or socket is refused; nothing stays open.
   */
  static async prepare(
    spec: RunSpec,
    threads: readonly HostThread[],
    sink: ChunkSink,
  ): Promise<Run> {
    return new Run(spec, threads, await prepareHosts(spec, threads), sink);
  }

  /**
   * Runs the programs to the end; the log then ends with `run end`.
   *
   * @returns whether the threads may be used again: false where a program could not be ended.
   */
  async execute(): Promise<boolean> {
    const programs = Promise.all(this.threads.map((thread, i) => this.runProgram(thread, i)));
    const crashed = programs.then(
      () => null,
      (error: Error) => this.cancel('failed', `a host's thread failed: ${error.message}`),
    );
    const isClean = await this.untilOver();
    if (isClean) await crashed;
    this.wire.close();
    for (const diag of this.diags) libc.close(diag);
    return isClean;
  }

  /** Carries out what a person asks while it runs. */
  command(command: RunCommand): CommandAnswer {
    return this.commands.carryOut(command);
  }

  /** The host's cause finder, told all that its program has done by now. */
  private followed(host: HostName): CauseFinder {
    const log = this.logOf(host);
    log.drain();
    return log.cause;
  }

  private get nowUs(): number {
    return monotonicUs() - this.startUs;
  }

  private async runProgram(thread: HostThread, index: number): Promise<void> {
    const { hosts, ipv6 } = this.spec;
    const { name: host, file, source, startsAfter } = at(hosts, index);
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

  /** Ticks until the run is over; resolves to whether every program has ended. */
  private untilOver(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        const over = this.tick();
        if (!over) return;
        clearInterval(timer);
        this.commands.leaveOut(this.plan.rest);
        this.writer.event(this.nowUs, { type: 'run', phase: 'end', ...over });
        this.flush(Infinity);
        resolve(this.logs.every(({ end }) => end !== undefined));
      }, TICK_MS);
    });
  }

  private tick(): { outcome: Outcome; message: string } | null {
    const active = this.logs.filter((log) => log.drain());
    this.gates.openDue();
    this.plan.tick(this.nowUs, this.wire.sent);
    this.pacer.tick(this.logs, active);
    this.flush(this.nowUs - WATERMARK_LAG_US);
    const { ending, logs, wire } = this;
    if (this.loggedBytes > MAX_LOG_BYTES) {
      this.cancel('failed', `the log reached its limit of ${MAX_LOG_BYTES} bytes`);
    }
    const progress = { nowUs: this.nowUs, hosts: logs, wire };
    if (ending.isPastLimit(progress)) this.cancel('timeout', ending.limitMessage(progress));
    return ending.verdict(progress);
  }

  private cancel(outcome: Outcome, message: string): void {
    if (!this.ending.cancel(outcome, message, this.nowUs)) return;
    for (const [i, thread] of this.threads.entries()) {
      if (at(this.logs, i).end === undefined) thread.cancel();
    }
    this.gates.openAll();
  }

  private flush(watermarkUs: number): void {
    const records = this.writer.take();
    for (const { length } of records) this.loggedBytes += length;
    this.sink(watermarkUs, records);
  }

  private logOf(host: HostName): HostLog {
    return at(this.logs, this.indexOf(host));
  }

  private indexOf(host: HostName): number {
    return this.spec.hosts.findIndex(({ name }) => name === host);
  }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no host ${index} in this run`);
  return item;
}
