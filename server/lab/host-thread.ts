/** The main thread's handle on a host's thread: start it, prepare it for a run, run, feed, cancel, end. */

import { Worker } from 'node:worker_threads';
import { EFD_CLOEXEC, EFD_NONBLOCK, must } from './abi.ts';
import type { FromHost, HostSetup, Prepare, RunProgram, ToHost } from './host-messages.ts';
import * as libc from './libc.ts';
import { RingReader, createRingMemory } from './ring.ts';
import type { StepBy } from '#core/command/step-command.ts';
import { createStepMemory, StepControl } from './stepping.ts';

const RING_BYTES = 1 << 20;
const SIGINT = 2;
const ONE = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);

/** What the kernel gave a prepared host. */
export interface Prepared {
  readonly tap: number;
  readonly diag: number;
}

export class HostThread {
  /** Events of the host's program, JSON texts in order. */
  readonly events: RingReader;
  private readonly worker: Worker;
  private readonly interrupt = new SharedArrayBuffer(1);
  private readonly cancelFd = must(libc.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), 'eventfd');
  private readonly inputFd = must(libc.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), 'eventfd');
  private readonly stepFd = must(libc.eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), 'eventfd');
  private readonly steps: StepControl;
  private waiting: { type: FromHost['type']; take: (message: FromHost) => void } | null = null;

  private constructor(options: { script: URL; snapshotFile: string }) {
    const ring = createRingMemory(RING_BYTES);
    this.events = new RingReader(ring);
    const steps = createStepMemory();
    this.steps = new StepControl(steps);
    const setup: HostSetup = {
      ring,
      interrupt: this.interrupt,
      cancelFd: this.cancelFd,
      inputFd: this.inputFd,
      steps,
      stepFd: this.stepFd,
      snapshotFile: options.snapshotFile,
    };
    this.worker = new Worker(options.script, { workerData: setup });
    this.worker.on('message', (message: FromHost) => {
      const { waiting } = this;
      this.waiting = null;
      waiting?.take(message);
    });
    this.worker.on('error', ({ message }) => this.waiting?.take({ type: 'failed', message }));
  }

  /**
   * Starts the thread and waits until its interpreter is ready.
   *
   * @throws Error where the thread fails to start.
   */
  static async start(options: { script: URL; snapshotFile: string }): Promise<HostThread> {
    const thread = new HostThread(options);
    await thread.next('warm');
    return thread;
  }

  /** Gives the host a fresh network; what it had is gone. */
  async prepare(message: Prepare): Promise<Prepared> {
    for (const fd of [this.cancelFd, this.inputFd, this.stepFd]) libc.read(fd, Buffer.alloc(8), 8);
    new Uint8Array(this.interrupt).fill(0);
    this.steps.reset();
    this.say(message);
    const { tap, diag } = await this.next('prepared');
    return { tap, diag };
  }

  /** Runs a program; resolves when it has ended. */
  async run(message: RunProgram): Promise<void> {
    this.say(message);
    await this.next('ended');
  }

  /** Gives a waiting `input()` its line. */
  type(text: string): void {
    this.say({ type: 'typed', text });
    libc.write(this.inputFd, ONE, ONE.length);
  }

  /** Whether the program stands before a line or call. */
  get isHeld(): boolean {
    return this.steps.isHeld;
  }

  /** The lines (from 1) before which the program stops. */
  breakAt(lines: readonly number[]): void {
    this.steps.breakAt(lines);
  }

  /** Stops the program before its next line. */
  pause(): void {
    this.steps.stop();
  }

  /** Lets it go on: to its next line or call, or freely. */
  release(next: StepBy | null): void {
    if (this.steps.release(next)) libc.write(this.stepFd, ONE, ONE.length);
  }

  /** Ends the program, wherever it is: a blocked call is woken, a busy loop interrupted. */
  cancel(): void {
    libc.write(this.cancelFd, ONE, ONE.length);
    new Uint8Array(this.interrupt).fill(SIGINT);
  }

  private say(message: ToHost): void {
    this.worker.postMessage(message);
  }

  private next<T extends FromHost['type']>(type: T): Promise<Extract<FromHost, { type: T }>> {
    return new Promise((resolve, reject) => {
      const take = (message: FromHost) => {
        if (isOf(message, type)) resolve(message);
        else
          reject(new Error('message' in message ? message.message : `a host said ${message.type}`));
      };
      this.waiting = { type, take };
    });
  }
}

function isOf<T extends FromHost['type']>(
  message: FromHost,
  type: T,
): message is Extract<FromHost, { type: T }> {
  return message.type === type;
}
