/** The server's handle on labs: a pool that keeps one warm, runs what it is given, and queues the rest. */

import type { RunCommand } from '#core/command/run-command.ts';
import type { RunEnded } from '#core/event.ts';
import { LabProcess } from './lab-process.ts';
import { fault, RUN_ENDED } from './fault.ts';
import type { CommandAnswer, EventSink, LabRun, RunSpec } from './run-spec.ts';

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
  /** Labs that are warm and have no run. */
  private readonly idle = new Set<LabProcess>();
  private readonly queue: Job[] = [];
  /** Labs started and not warm yet. */
  private warming = 0;
  private isClosed = false;

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
    if (this.labs.size === 0) this.start();
    await Promise.any([...this.labs].map((lab) => lab.warm)).catch((error: AggregateError) => {
      throw error.errors[0];
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const job of this.queue.splice(0)) {
      endUnstarted(job, 'stopped', 'the server is closing');
    }
    await Promise.all([...this.labs].map((lab) => lab.kill()));
  }

  /** Gives the first in the queue to whichever lab is free first; while someone waits, one more lab gets warm. */
  private serveQueue(): void {
    for (const lab of this.idle) {
      const job = this.queue.shift();
      if (!job) return;
      this.idle.delete(lab);
      job.lab = lab;
      void this.give(lab, job);
    }
    // Labs that get warm side by side share the cores, and neither is ready sooner.
    const isWanted = this.queue.length > 0 || this.labs.size === 0;
    const hasRoom = this.warming === 0 && this.labs.size < this.size;
    if (isWanted && hasRoom && !this.isClosed) this.start();
  }

  private async give(lab: LabProcess, job: Job): Promise<void> {
    await lab.run(job.spec, job.sink);
    job.lab = null;
    job.finish();
    if (lab.isAlive) this.idle.add(lab);
    this.serveQueue();
  }

  private async command(job: Job, command: RunCommand): Promise<CommandAnswer> {
    if (job.lab) return job.lab.command(command);
    const place = this.queue.indexOf(job) + 1;
    if (place === 0) return RUN_ENDED;
    if (command.type !== 'stop') {
      return fault('run-queued', {
        en: `the run waits for a lab, in place ${place} of the queue`,
        zh: `运行在等待实验环境，排在第 ${place} 位`,
      });
    }
    this.queue.splice(place - 1, 1);
    const message = 'stopped by hand before it began';
    endUnstarted(job, 'stopped', message);
    return { ok: true, atUs: 0, message };
  }

  private start(): LabProcess {
    const lab = new LabProcess();
    this.labs.add(lab);
    this.warming++;
    lab.warm.then(
      () => {
        this.warming--;
        this.idle.add(lab);
        this.serveQueue();
      },
      (error: Error) => {
        this.warming--;
        this.failQueue(lab, error.message);
      },
    );
    void lab.exited.then(() => {
      this.labs.delete(lab);
      this.idle.delete(lab);
    });
    return lab;
  }

  /** No lab can be started: whoever waits is told, unless another lab still works. */
  private failQueue(broken: LabProcess, message: string): void {
    if ([...this.labs].some((lab) => lab !== broken && lab.isAlive)) return;
    for (const job of this.queue.splice(0)) endUnstarted(job, 'failed', message);
  }
}

/** The whole log of a run that never began. */
function endUnstarted(job: Job, outcome: RunEnded['outcome'], message: string): void {
  job.sink([{ type: 'run', phase: 'end', outcome, message, seq: 0, atUs: 0 }]);
  job.finish();
}
