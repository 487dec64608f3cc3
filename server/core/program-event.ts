/** The events of the log that tell of a host's program: its lines, its calls, what it printed, and where it stands. */

import type { ByteRange, HostName, Stamped } from './event-base.ts';

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

/** Where the host's program stops by itself from here on: before these lines, 1-based, and before no others. */
export interface BreakpointsSet extends Stamped {
  readonly type: 'breakpoints';
  readonly host: HostName;
  readonly lines: readonly number[];
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
