/** One run in the lab, from fresh namespaces to the last packet. */

import type { RunCommand } from '#core/command/run-command.ts';
import type { Outcome } from '#core/event.ts';
import { hostInfos } from './addresses.ts';
import { ChunkWriter } from './chunk.ts';
import { monotonicUs } from './clock.ts';
import { Commands } from './commands.ts';
import { Ending } from './ending.ts';
import type { HostThread, Prepared } from './host-thread.ts';
import * as libc from './libc.ts';
import { ofHost } from './of-host.ts';
import { Plan } from './plan.ts';
import { prepareHosts } from './prepare.ts';
import { Programs } from './programs.ts';
import { RunRules } from './run-rules.ts';
import type { CommandAnswer, RunSpec } from './run-spec.ts';
import { SamplePacer } from './sample-pacer.ts';
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
  private readonly sink: ChunkSink;
  private readonly writer = new ChunkWriter();
  private readonly startUs = monotonicUs();
  private readonly ending: Ending;
  private readonly diags: readonly number[];
  private readonly programs: Programs;
  private readonly pacer: SamplePacer;
  private readonly wire: Wire;
  private readonly commands: Commands;
  private readonly plan: Plan;
  private loggedBytes = 0;

  private constructor(
    spec: RunSpec,
    threads: readonly HostThread[],
    prepared: readonly Prepared[],
    sink: ChunkSink,
  ) {
    this.sink = sink;
    this.ending = new Ending(spec.limits);
    this.diags = prepared.map(({ diag }) => diag);
    const { writer, startUs } = this;
    const now = () => this.nowUs;
    this.programs = new Programs({ spec, threads, prepared, writer, startUs, now });
    const { programs } = this;
    this.pacer = new SamplePacer(now);
    writer.event(0, startOf(spec));
    this.plan = new Plan(spec.plan, (planned) => this.commands.carryOutPlanned(planned));
    this.wire = new Wire({
      ports: spec.hosts.map(({ name: host }, i) => ({ host, tap: ofHost(prepared, i).tap })),
      settings: spec.wire,
      seed: spec.seed,
      writer,
      plan: this.plan,
      now,
      causeOf: (host, frame, atUs, afterUs) =>
        programs.followed(host).causeOf(frame, atUs, afterUs),
      causeOfAnswer: (host, frame, atUs, deliveries) =>
        programs.followed(host).causeOfAnswer(frame, atUs, deliveries),
      onActivity: (hosts) => this.pacer.noteTraffic([...hosts].map((host) => programs.logOf(host))),
    });
    this.commands = new Commands({
      wire: this.wire,
      settings: spec.wire,
      rules: new RunRules(hostInfos(spec), writer),
      writer,
      now,
      threadOf: (host) => programs.threadOf(host),
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
    const crashed = this.programs.run().then(
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

  private get nowUs(): number {
    return monotonicUs() - this.startUs;
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
        resolve(this.programs.logs.every(({ end }) => end !== undefined));
      }, TICK_MS);
    });
  }

  private tick(): { outcome: Outcome; message: string } | null {
    this.wire.look();
    const active = this.programs.tick();
    this.plan.tick(this.nowUs, this.wire.sent);
    this.pacer.tick(this.programs.logs, active);
    this.flush(this.nowUs - WATERMARK_LAG_US);
    const { ending, wire } = this;
    if (this.loggedBytes > MAX_LOG_BYTES) {
      this.cancel('failed', `the log reached its limit of ${MAX_LOG_BYTES} bytes`);
    }
    const progress = { nowUs: this.nowUs, hosts: this.programs.logs, wire };
    if (ending.isPastLimit(progress)) this.cancel('timeout', ending.limitMessage(progress));
    return ending.verdict(progress);
  }

  private cancel(outcome: Outcome, message: string): void {
    if (this.ending.cancel(outcome, message, this.nowUs)) this.programs.cancel();
  }

  private flush(watermarkUs: number): void {
    const records = this.writer.take();
    for (const { length } of records) this.loggedBytes += length;
    this.sink(watermarkUs, records);
  }
}
