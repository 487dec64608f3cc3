/** The server's handle on labs: a pool that keeps one warm, runs what it is given, and queues the rest. */

import type { RunEnded } from '#core/event.ts';
import { LabProcess } from './lab-process.ts';
import type { EventSink, LabCommand, LabRun, RunSpec } from './run-spec.ts';

/** Starts and ends lab processes. Constructed once by `server/main.ts`. */
export interface LabPool {
  /** Starts a run as soon as a lab is free; `sink` gets its events. */
  run(spec: RunSpec, sink: EventSink): LabRun;
  /** Resolves when a lab stands ready; rejects with AppError `lab-unavailable`. */
  warm(): Promise<void>;
  /** Ends every lab; runs under way end as `stopped`. Resolves when no process is left. */
  close(): Promise<void>;
}

/** Makes a pool of at most `size` labs. Starts nothing until `warm` or `run`. */
export function createLabPool(options: { readonly size: number }): LabPool {
  return new Pool(options.size);
}

interface Job {
  readonly spec: RunSpec;
  readonly sink: EventSink;
  readonly finish: () => void;
  lab: LabProcess | null;
}

class Pool implements LabPool {
  private readonly size: number;
  private readonly labs = new Set<LabProcess>();
  private readonly busy = new Set<LabProcess>();
  private readonly queue: Job[] = [];

  constructor(size: number) {
    this.size = size;
  }

  run(spec: RunSpec, sink: EventSink): LabRun {
    let finish = () => {};
    const done = new Promise<void>((resolve) => (finish = resolve));
    const job: Job = { spec, sink, finish, lab: null };
    const { queue } = this;
    queue.push(job);
    this.serveQueue();
    return {
      get place() {
        return queue.indexOf(job) + 1;
      },
      command: (command) => this.command(job, command),
      done,
    };
  }

  async warm(): Promise<void> {
    await (this.freeLab() ?? this.start()).warm;
  }

  async close(): Promise<void> {
    for (const job of this.queue.splice(0)) endUnstarted(job, 'the server is closing');
    await Promise.all([...this.labs].map((lab) => lab.kill()));
  }

  private serveQueue(): void {
    while (this.queue.length > 0) {
      const lab = this.freeLab() ?? (this.labs.size < this.size ? this.start() : null);
      const job = lab && this.queue.shift();
      if (!lab || !job) return;
      this.busy.add(lab);
      job.lab = lab;
      void this.give(lab, job);
    }
  }

  private async give(lab: LabProcess, job: Job): Promise<void> {
    await lab.warm.then(
      () => lab.run(job.spec, job.sink),
      (error: Error) => job.sink([unstartedEnd('failed', error.message)]),
    );
    this.busy.delete(lab);
    job.lab = null;
    job.finish();
    this.serveQueue();
  }

  private command(job: Job, command: LabCommand): void {
    const { lab } = job;
    if (lab) {
      // Behind the run itself, which goes out once the lab is warm; a lab that never warms ends the run anyway.
      void lab.warm.then(
        () => lab.command(command),
        () => {},
      );
    } else if (command.type === 'stop' && this.queue.includes(job)) {
      this.queue.splice(this.queue.indexOf(job), 1);
      endUnstarted(job, 'stopped by hand before it began');
    }
  }

  private freeLab(): LabProcess | undefined {
    return [...this.labs].find((lab) => lab.isAlive && !this.busy.has(lab));
  }

  private start(): LabProcess {
    const lab = new LabProcess();
    this.labs.add(lab);
    void lab.exited.then(() => this.labs.delete(lab));
    return lab;
  }
}

function endUnstarted(job: Job, message: string): void {
  job.sink([unstartedEnd('stopped', message)]);
  job.finish();
}

/** The whole log of a run that never began. */
function unstartedEnd(outcome: RunEnded['outcome'], message: string): RunEnded {
  return { type: 'run', phase: 'end', outcome, message, seq: 0, atUs: 0 };
}
