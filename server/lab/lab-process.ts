/** One lab process, seen from the server: started behind its walls, given runs, ended. */

import type { RunCommand } from '#core/command/run-command.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';
import type { Outcome } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import { AppError } from '../errors.ts';
import { readChunk } from './chunk.ts';
import { ChunkReader } from './chunk-stream.ts';
import { CHUNK_FD, type FromLab, type ToLab } from './lab-messages.ts';
import { EventMerger } from './merge.ts';
import { RUN_ENDED } from './fault.ts';
import type { CommandAnswer, EventSink, RunSpec } from './run-spec.ts';
import { builtFile, labCommand } from './walls.ts';

interface Current {
  readonly hosts: readonly HostName[];
  readonly sink: EventSink;
  readonly merger: EventMerger;
  readonly resolve: () => void;
  lastUs: number;
  hasEnded: boolean;
  isLabIdle: boolean;
}

export class LabProcess {
  /** Resolves when the lab's hosts are warm; rejects with AppError `lab-unavailable`. */
  readonly warm: Promise<void>;
  /** Resolves when the process is gone. */
  readonly exited: Promise<void>;
  private readonly child: ChildProcess;
  private current: Current | null = null;
  private failure = 'the lab process ended';
  /** Who waits for the answer to which command. */
  private readonly askers = new Map<number, (answer: CommandAnswer) => void>();
  private asked = 0;
  /** What is told to a run that the process's end cuts off. */
  private cutOff: Outcome = 'failed';

  constructor() {
    const [command, ...args] = labCommand(builtFile('lab.js'));
    this.child = spawn(command, args, {
      // Of its own session: a Ctrl-C in the terminal is for the server, which then ends its labs.
      detached: true,
      stdio: ['ignore', 'inherit', 'pipe', 'ipc', 'pipe'],
    });
    const words: string[] = [];
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => words.push(text));
    this.exited = new Promise((resolve) => {
      const gone = (why: string) => {
        this.failure = [why, ...words.join('').trim().split('\n').slice(-3)].join(' ').trim();
        this.closeLog();
        resolve();
      };
      this.child.once('error', ({ message }) => gone(message));
      this.child.once('close', (code, signal) => gone(`the lab ended (${signal ?? code}):`));
    });
    this.warm = this.untilWarm();
    this.warm.catch(() => {}); // Whoever needs the lab awaits it; nobody may.
    this.readChunks();
  }

  /** Whether the process can take runs. */
  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null && this.child.connected;
  }

  /** Runs a run; resolves when its log is complete. One at a time. */
  run(spec: RunSpec, sink: EventSink): Promise<void> {
    return new Promise((resolve) => {
      const hosts = spec.hosts.map(({ name }) => name);
      const merger = new EventMerger();
      this.current = { hosts, sink, merger, resolve, lastUs: 0, hasEnded: false, isLabIdle: false };
      this.say({ type: 'run', spec });
      if (!this.isAlive) this.closeLog();
    });
  }

  /** Passes a command to the run under way. The lab answers in the order it was asked. */
  command(command: RunCommand): Promise<CommandAnswer> {
    if (!this.isAlive) return Promise.resolve(RUN_ENDED);
    const id = ++this.asked;
    this.say({ type: 'command', id, command });
    return new Promise((resolve) => this.askers.set(id, resolve));
  }

  /** Ends the process at once; a run under way ends as `stopped`. */
  kill(): Promise<void> {
    this.cutOff = 'stopped';
    this.child.kill('SIGKILL');
    return this.exited;
  }

  private say(message: ToLab): void {
    if (this.isAlive) this.child.send(message);
  }

  private async untilWarm(): Promise<void> {
    const first = await new Promise<FromLab | null>((resolve) => {
      this.child.once('message', resolve);
      void this.exited.then(() => resolve(null));
    });
    this.child.on('message', (message: FromLab) => {
      if (message.type === 'idle') this.noteIdle();
      if (message.type === 'answer') this.giveAnswer(message.id, message.answer);
    });
    if (first?.type === 'warm') return;
    const reason = first?.type === 'failed' ? first.message : this.failure;
    throw new AppError(
      'lab-unavailable',
      `no lab could be started: ${reason}; try slowwire doctor`,
    );
  }

  private readChunks(): void {
    const stream = this.child.stdio[CHUNK_FD];
    if (!(stream instanceof Readable)) return;
    const reader = new ChunkReader((watermarkUs, records) => this.take(watermarkUs, records));
    stream.on('data', (piece: Buffer) => reader.push(piece));
  }

  private take(watermarkUs: number, records: Buffer): void {
    const { current } = this;
    if (!current) return;
    current.merger.add(readChunk(records, current.hosts));
    const events = current.merger.release(watermarkUs);
    const last = events.at(-1);
    if (!last) return;
    current.lastUs = last.atUs;
    current.hasEnded = last.type === 'run' && last.phase === 'end';
    current.sink(events);
    this.settle(current);
  }

  private giveAnswer(id: number, answer: CommandAnswer): void {
    this.askers.get(id)?.(answer);
    this.askers.delete(id);
  }

  private noteIdle(): void {
    if (!this.current) return;
    this.current.isLabIdle = true;
    this.settle(this.current);
  }

  /** A run is done when its log is complete and the lab is free: word of the two comes by two ways. */
  private settle(current: Current): void {
    if (!current.hasEnded || !current.isLabIdle) return;
    this.current = null;
    current.resolve();
  }

  /** The process is gone: what it left unsaid is said for it. */
  private closeLog(): void {
    for (const id of this.askers.keys()) this.giveAnswer(id, RUN_ENDED);
    const { current } = this;
    if (!current) return;
    this.current = null;
    if (!current.hasEnded) {
      const end = {
        type: 'run',
        phase: 'end',
        outcome: this.cutOff,
        message: this.failure,
      } as const;
      const rest = current.merger.release(Infinity);
      const atUs = rest.at(-1)?.atUs ?? current.lastUs;
      current.sink([...rest, current.merger.append({ ...end, atUs })]);
    }
    current.resolve();
  }
}
