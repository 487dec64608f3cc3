/**
 * The event log: the one contract between the lab, the server, recordings, the command line and the page.
 *
 * A run is an ordered list of events. `seq` is dense and starts at 0; `atUs` is integer microseconds
 * since the run began, from CLOCK_MONOTONIC, and never decreases along `seq`.
 */

import type { RunCommand } from './command/run-command.ts';
import type { ByteRange, HostName, ParamValue, Stamped } from './event-base.ts';
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

/** A host's program is about to execute a line (1-based). */
export interface LineReached extends Stamped {
  readonly type: 'line';
  readonly host: HostName;
  readonly line: number;
}

/** A socket call (or select, sleep) was entered. `call` is unique in the run. */
export interface CallEntered extends Stamped {
  readonly type: 'call';
  readonly host: HostName;
  readonly call: number;
  /** The Python name: `connect`, `send`, `accept`, `sleep`. */
  readonly name: string;
  /** The arguments as a person would write them, such as `('server', 8898)` or `b'one.'`. */
  readonly args: string;
  readonly fd: number | null;
  /** The program's line that called, or null where the caller is a library. */
  readonly line: number | null;
  /** For writes: the bytes offered, as a range of what this descriptor has written so far. */
  readonly bytes?: ByteRange;
}

/** The call `call` returned or raised. */
export interface CallLeft extends Stamped {
  readonly type: 'return';
  readonly host: HostName;
  readonly call: number;
  readonly name: string;
  /** The result as Python shows it (`6`, `b'hi'`), or null where it raised. */
  readonly result: string | null;
  /** The descriptor the call made (socket, accept), where it made one. */
  readonly newFd?: number;
  /** Where it raised: errno's name (`ECONNREFUSED`) or the exception's (`TimeoutError`), and the message. */
  readonly error?: { readonly name: string; readonly message: string };
  /** For reads: the bytes returned, as a range of what this descriptor has read so far; for writes: the bytes taken. */
  readonly bytes?: ByteRange;
}

export interface Output extends Stamped {
  readonly type: 'output';
  readonly host: HostName;
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  /** The program's line that printed, where known. */
  readonly line: number | null;
}

/** The program waits for a line typed by a person. */
export interface InputAwaited extends Stamped {
  readonly type: 'input';
  readonly host: HostName;
  readonly prompt: string;
}

/** The host's program ended. `error` is set where it raised. */
export interface ProgramEnded extends Stamped {
  readonly type: 'exit';
  readonly host: HostName;
  readonly error: {
    /** Exception class and message, `ValueError: bad`. */
    readonly message: string;
    /** The program's line it was raised at (innermost frame of the program), or null. */
    readonly line: number | null;
    /** The traceback as Python prints it. */
    readonly traceback: string;
  } | null;
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

/** Where the host's program stops by itself from here on: before these lines, 1-based, and before no others. */
export interface BreakpointsSet extends Stamped {
  readonly type: 'breakpoints';
  readonly host: HostName;
  readonly lines: readonly number[];
}

/** A command was carried out: a person's, or one of the run's plan. What it changed is told by events of its own. */
export interface CommandGiven extends Stamped {
  readonly type: 'command';
  readonly by: 'hand' | 'plan';
  readonly command: RunCommand;
  /** Why it could not be carried out when its moment came, or that its moment never came; only of a plan's commands. */
  readonly fault?: string;
}

/** The host's program stands before a line: at a breakpoint, or because a person steps it. */
export interface ProgramPaused extends Stamped {
  readonly type: 'pause';
  readonly host: HostName;
  /** The line it has not yet executed, 1-based. */
  readonly line: number;
  /** Set where the line has begun, and its next socket call has not. */
  readonly place?: 'call';
  readonly by: 'breakpoint' | 'hand';
}

/** The program goes on. */
export interface ProgramResumed extends Stamped {
  readonly type: 'resume';
  readonly host: HostName;
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
