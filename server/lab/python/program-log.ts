/** The functions by which the Python side tells the event log what a program does. */

import type { ByteRange } from '#core/event-base.ts';
import type { HostBridge } from './host-bridge.ts';
import { LinePacing } from './pacing.ts';

/** Python's None arrives as undefined. */
type Maybe<T> = T | null | undefined;

/** Start and end of a range of bytes, or neither. */
type Range = readonly [start: Maybe<number>, end: Maybe<number>];

export interface ProgramLogOptions {
  readonly bridge: () => HostBridge;
  /** Sleeps so many ms; negative where the run is cancelled meanwhile. */
  readonly sleep: (milliseconds: number) => number;
  readonly nowMs: () => number;
}

/** Turns the Python side's calls into events of `bridge()`. */
export class ProgramLog {
  private readonly options: ProgramLogOptions;
  private pacing: LinePacing;

  constructor(options: ProgramLogOptions) {
    this.options = options;
    this.pacing = new LinePacing(options.nowMs);
  }

  /** A new program starts with a full bucket of lines. */
  restart(): void {
    this.pacing = new LinePacing(this.options.nowMs);
  }

  /** The functions, for the interpreter. `call` gives the call's id, or nothing where the run was cancelled before it. */
  functions() {
    const { bridge } = this.options;
    return {
      line: (line: number) => this.line(line),
      call: (
        name: string,
        args: string,
        fd: Maybe<number>,
        line: Maybe<number>,
        ...range: Range
      ) => {
        if (line != null && bridge().hold('call', line)) return undefined;
        const call = bridge().nextCall();
        const where = { fd: fd ?? null, line: line ?? null };
        bridge().record({ type: 'call', call, name, args, ...where, ...ranged(range) });
        return call;
      },
      left: (call: number, name: string, result: string, newFd: Maybe<number>, ...range: Range) => {
        const made = newFd == null ? {} : { newFd };
        bridge().record({ type: 'return', call, name, result, ...made, ...ranged(range) });
      },
      raised: (call: number, name: string, errorName: string, message: string, ...range: Range) => {
        const error = { name: errorName, message };
        bridge().record({ type: 'return', call, name, result: null, error, ...ranged(range) });
      },
      output: (stream: 'stdout' | 'stderr', text: string, line: Maybe<number>) =>
        bridge().record({ type: 'output', stream, text, line: line ?? null }),
      input: (prompt: string) => {
        bridge().record({ type: 'input', prompt });
        return bridge().readInput() ?? undefined;
      },
    };
  }

  /** Returns whether the run was cancelled while the program waited at the line. */
  private line(line: number): boolean {
    const waitMs = this.pacing.take();
    if (waitMs > 0 && this.options.sleep(waitMs) < 0) return true;
    this.options.bridge().record({ type: 'line', line });
    return this.options.bridge().hold('line', line);
  }
}

function ranged([start, end]: Range): { bytes?: ByteRange } {
  return start == null || end == null ? {} : { bytes: { start, end } };
}
