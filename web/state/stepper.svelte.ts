/** Holds the programs of a live run and lets them go on bit by bit; keeps where they are to stop. */

import type { HostName } from '#core/event-base.ts';
import type { StepBy, StepCommand } from '#core/command/step-command.ts';
import { heldPrograms } from '../view/held.ts';
import type { Choice } from './choice.svelte.ts';
import type { Commands } from './commands.svelte.ts';
import type { Playhead } from './playhead.svelte.ts';
import type { Run } from './run.svelte.ts';

/** What was asked of a program that has not stopped since: to stop before its next line or call, or to go on freely. */
type Asked = StepBy | 'go';

interface Request {
  readonly asked: Asked;
  /** The place of the stand it was asked in; a later stand answers it. */
  readonly standSeq: number;
}

export interface StepperParts {
  readonly choice: Choice;
  readonly run: Run;
  readonly commands: Commands;
  readonly playhead: Playhead;
  /** Events up to the playhead. */
  readonly eventCount: () => number;
}

export class Stepper {
  readonly #parts: StepperParts;
  #isAsking = false;
  #requests = $state.raw<Readonly<Record<HostName, Request>>>({});
  readonly #latest = $derived.by(() => {
    const { log } = this.#parts.run;
    return heldPrograms(
      log.happenings,
      log.hosts.map(({ name }) => name),
    );
  });

  constructor(parts: StepperParts) {
    this.#parts = parts;
  }

  /** A run is under way, so that its programs can be held. */
  get isLive(): boolean {
    return this.#parts.commands.canSend;
  }

  /** What is on the stage can be run, so that breakpoints make sense. */
  get canBreak(): boolean {
    return this.#parts.choice.scenario !== null;
  }

  /** The program that a step by key is for; null where none stands. */
  get next(): HostName | null {
    const { next } = this.#latest;
    return this.isLive && next && this.isHeld(next.host) ? next.host : null;
  }

  /** Whether the program stands by now, wherever the playhead is. */
  isHeld(host: HostName): boolean {
    const stand = this.#latest.held.get(host);
    return this.isLive && stand !== undefined && stand.seq > (this.#requests[host]?.standSeq ?? -1);
  }

  /** What a program that runs was asked, and has not answered yet. */
  asked(host: HostName): Asked | null {
    return this.isHeld(host) ? null : (this.#requests[host]?.asked ?? null);
  }

  linesOf(host: HostName): readonly number[] {
    return this.#parts.choice.breakpoints.of(host);
  }

  /** Sets a breakpoint or takes it away: for the run under way, and for the next. */
  toggleBreak(host: HostName, line: number): void {
    const { choice, commands } = this.#parts;
    const lines = choice.breakpoints.toggle(host, line);
    if (this.isLive) void commands.send({ type: 'break', host, lines });
  }

  /** At the line where the program stands that a step by key is for. */
  toggleBreakHere(): void {
    const stand = this.#latest.held.get(this.next ?? '');
    if (stand) this.toggleBreak(stand.host, stand.line);
  }

  pause(host: HostName): void {
    void this.#ask({ type: 'pause', host }, 'line');
  }

  step(host: HostName, by: StepBy): void {
    if (this.isHeld(host)) void this.#ask({ type: 'step', host, by }, by);
  }

  resume(host: HostName): void {
    void this.#ask({ type: 'resume', host }, 'go');
  }

  /** Steps the program that keys are for, where its stand is in sight; says whether it did. */
  stepNext(by: StepBy): boolean {
    const { next } = this;
    // A second press may come before the first is answered; what is asked of another program is in nobody's way.
    if (next === null) return this.#isAsking;
    if (!this.#isInSight(next)) return false;
    this.step(next, by);
    return true;
  }

  resumeNext(): void {
    if (this.next !== null) this.resume(this.next);
  }

  /** Another run: what was asked of the one before is forgotten. */
  restart(): void {
    this.#requests = {};
  }

  /** The picture is at now, and has come to the stand; once someone steps, it need not be waited for each time. */
  #isInSight(host: HostName): boolean {
    const { playhead, eventCount } = this.#parts;
    if (playhead.isBehind) return false;
    const isStepped = this.#requests[host] !== undefined && playhead.isPlaying;
    return isStepped || eventCount() > (this.#latest.held.get(host)?.seq ?? Infinity);
  }

  #forget(host: HostName): void {
    const others = Object.entries(this.#requests).filter(([other]) => other !== host);
    this.#requests = Object.fromEntries(others);
  }

  async #ask(command: StepCommand, asked: Asked): Promise<void> {
    const { commands, playhead } = this.#parts;
    const { host } = command;
    const before = this.#requests;
    const standSeq = this.#latest.held.get(host)?.seq ?? before[host]?.standSeq ?? -1;
    this.#requests = { ...before, [host]: { asked, standSeq } };
    if (!playhead.isPlaying || playhead.isBehind) playhead.catchUp();
    this.#isAsking = true;
    const done = await commands.send(command);
    this.#isAsking = false;
    if (done === null) this.#forget(host);
  }
}
