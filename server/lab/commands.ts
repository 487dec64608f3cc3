/** Carries out what a person asks of a run while it lasts, one command after another. */

import type { RunCommand } from '#core/command/run-command.ts';
import type { CommandGiven } from '#core/event.ts';
import type { HostName } from '#core/event-base.ts';
import type { PlannedCommand } from '#core/command/planned-command.ts';
import { changeWire, type WireRequest } from '#core/wire-request.ts';
import type { WireSettings } from '#core/wire-settings.ts';
import type { ChunkWriter } from './chunk.ts';
import type { HostThread } from './host-thread.ts';
import type { RunRules } from './run-rules.ts';
import type { CommandAnswer } from './run-spec.ts';
import { carryOutStep } from './step-command.ts';
import type { Wire } from './wire.ts';

export interface CommandsOptions {
  readonly wire: Wire;
  /** The wire's settings at the run's beginning. */
  readonly settings: WireSettings;
  readonly rules: RunRules;
  readonly writer: ChunkWriter;
  /** µs since the run began. */
  readonly now: () => number;
  readonly threadOf: (host: HostName) => HostThread;
  /** Ends the run. */
  readonly stop: () => void;
}

export class Commands {
  private readonly options: CommandsOptions;
  private settings: WireSettings;

  constructor(options: CommandsOptions) {
    this.options = options;
    this.settings = options.settings;
  }

  /** A person's command; the log tells of it once it is done. */
  carryOut(command: RunCommand): CommandAnswer {
    const answer = this.obey(command);
    if (answer.ok) this.note({ by: 'hand', command });
    return answer;
  }

  /** A command of the run's plan, whose moment has come; the log tells of it, done or not. */
  carryOutPlanned({ command }: PlannedCommand): void {
    const answer = this.obey(command);
    this.note({ by: 'plan', command, ...(answer.ok ? {} : { fault: answer.message }) });
  }

  /** The run ends, and the moment of these has not come. */
  leaveOut(rest: readonly PlannedCommand[]): void {
    for (const { command } of rest)
      this.note({ by: 'plan', command, fault: 'its moment never came' });
  }

  /** These rules are in force from `atUs` on. */
  changeRules(texts: readonly string[], atUs: number): void {
    const { wire, rules } = this.options;
    rules.set(texts, atUs);
    // A wire without rules has nobody to ask, frame by frame.
    wire.judge = texts.length > 0 ? rules : null;
  }

  /** The host's program stops before these lines and before no others, from `atUs` on. */
  breakAt(host: HostName, lines: readonly number[], atUs: number): void {
    const { threadOf, writer } = this.options;
    threadOf(host).breakAt(lines);
    writer.event(atUs, { type: 'breakpoints', host, lines });
  }

  private obey(command: RunCommand): CommandAnswer {
    const { wire, threadOf, now, stop } = this.options;
    const done = (message: string) => ({ ok: true, atUs: now(), message }) as const;
    switch (command.type) {
      case 'stop':
        stop();
        return done('the run stops');
      case 'wire':
        this.changeWire(command.wire);
        return done('the wire has changed for the frames sent from now on');
      case 'rules':
        this.changeRules(command.rules, now());
        return done(`rules in force from now on: ${command.rules.length}`);
      case 'input':
        threadOf(command.host).type(command.text);
        return done(`${command.host} was given the line`);
      case 'break':
        this.breakAt(command.host, command.lines, now());
        return done(
          `lines that ${command.host} stops before: ${command.lines.join(', ') || 'none'}`,
        );
      case 'pause':
      case 'step':
      case 'resume': {
        const result = carryOutStep(command, threadOf(command.host));
        return result.ok ? done(result.message) : result;
      }
      default:
        return wire.touch(command);
    }
  }

  private changeWire(request: WireRequest): void {
    const { wire, writer, now } = this.options;
    this.settings = changeWire(this.settings, request);
    wire.change(this.settings);
    writer.event(now(), { type: 'wire', wire: this.settings });
  }

  private note(told: Omit<CommandGiven, 'seq' | 'atUs' | 'type'>): void {
    this.options.writer.event(this.options.now(), { type: 'command', ...told });
  }
}
