/**
 * The event log: the one contract between the lab, the server, recordings, the command line and the page.
 *
 * A run is an ordered list of events. `seq` is dense and starts at 0; `atUs` is integer microseconds
 * since the run began, from CLOCK_MONOTONIC, and never decreases along `seq`.
 */

import type { RunCommand } from './command/run-command.ts';
import type { HostName, ParamValue, Stamped } from './event-base.ts';
import type {
  FrameAltered,
  FrameArrived,
  FrameCopied,
  FrameDropped,
  FrameHeld,
  FrameReleased,
  FrameSent,
  FrameSpared,
} from './frame-event.ts';
import type {
  BreakpointsSet,
  CallEntered,
  CallLeft,
  InputAwaited,
  LineReached,
  Output,
  ProgramEnded,
  ProgramPaused,
  ProgramResumed,
} from './program-event.ts';
import type { RunLimits } from './run-limit.ts';
import type { RunOrigin } from './run-origin.ts';
import type { SocketChanged } from './socket-event.ts';
import type { WireSettings } from './wire-settings.ts';

export type { ParamValue };

export interface HostInfo {
  readonly name: HostName;
  /** IPv4 address, dotted. */
  readonly address: string;
  /** IPv6 address, or null where IPv6 is off. */
  readonly address6: string | null;
  readonly mac: string;
  readonly mtuBytes: number;
  /** The program as it runs, parameters filled in. */
  readonly program: { readonly file: string; readonly source: string };
}

export interface RunStarted extends Stamped {
  readonly type: 'run';
  readonly phase: 'start';
  readonly scenario: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly seed: number;
  readonly hosts: readonly HostInfo[];
  readonly wire: WireSettings;
  /** `uname -r` of the kernel that answers. */
  readonly kernel: string;
  /** Wall clock at `atUs` 0, ISO 8601. */
  readonly startedAt: string;
  /** How long the run may take; unknown in older recordings and in captures. */
  readonly limits?: RunLimits;
  /** Where it was made from another run. */
  readonly origin?: RunOrigin;
}

export type Outcome = 'completed' | 'stopped' | 'failed' | 'timeout';

export interface RunEnded extends Stamped {
  readonly type: 'run';
  readonly phase: 'end';
  readonly outcome: Outcome;
  /** One sentence: why it ended so. */
  readonly message: string;
}

/** The wire's settings changed. */
export interface WireChanged extends Stamped {
  readonly type: 'wire';
  readonly wire: WireSettings;
}

/** A person stopped the wire (no frame moves until it is released), or let it go on. */
export interface HoldChanged extends Stamped {
  readonly type: 'hold';
  readonly isHeld: boolean;
}

/** The wire's rules from here on. `Fate.rule` is a rule's place in this list, from 0. */
export interface RulesChanged extends Stamped {
  readonly type: 'rules';
  /** Each as a person wrote it, such as `drop the first SYN`. */
  readonly rules: readonly string[];
}

/** A command was carried out: a person's, or one of the run's plan. What it changed is told by events of its own. */
export interface CommandGiven extends Stamped {
  readonly type: 'command';
  readonly by: 'hand' | 'plan';
  readonly command: RunCommand;
  /** Why it could not be carried out when its moment came, or that its moment never came; only of a plan's commands. */
  readonly fault?: string;
}

export type RunEvent =
  | RunStarted
  | RunEnded
  | LineReached
  | CallEntered
  | CallLeft
  | Output
  | InputAwaited
  | ProgramEnded
  | FrameSent
  | FrameArrived
  | FrameDropped
  | FrameHeld
  | FrameReleased
  | FrameAltered
  | FrameCopied
  | FrameSpared
  | SocketChanged
  | WireChanged
  | HoldChanged
  | RulesChanged
  | BreakpointsSet
  | CommandGiven
  | ProgramPaused
  | ProgramResumed;

/** An event before the log has given it its place. */
export type Unstamped<E extends RunEvent = RunEvent> = E extends RunEvent
  ? Omit<E, 'seq' | 'atUs'>
  : never;
