/** What a host gives the program that runs on it: a log, a way to be cancelled, lines from a person, names. */

import type { Unstamped } from '#core/event.ts';
import type {
  CallEntered,
  CallLeft,
  InputAwaited,
  LineReached,
  Output,
  ProgramEnded,
} from '#core/program-event.ts';
import type { StepBy } from '#core/command/step-command.ts';

/** An event that a program causes; the host's name is added by the bridge. */
export type ProgramEvent =
  | Omit<Unstamped<LineReached>, 'host'>
  | Omit<Unstamped<CallEntered>, 'host'>
  | Omit<Unstamped<CallLeft>, 'host'>
  | Omit<Unstamped<Output>, 'host'>
  | Omit<Unstamped<InputAwaited>, 'host'>;

/** A program: its file's name, as tracebacks show it, and its text. */
export interface Program {
  readonly file: string;
  readonly source: string;
}

export interface HostBridge {
  /** Takes an event; its time is now. */
  record(event: ProgramEvent): void;
  /** A call's id, unique in the run. */
  nextCall(): number;
  /** eventfd, readable once the run is cancelled. */
  readonly cancelFd: number;
  /** Blocks until a person typed a line (without its newline); null where the run is cancelled. */
  readInput(): string | null;
  /** Asked before each line and call of the program: blocks while a person holds it; whether the run was cancelled meanwhile. */
  hold(place: StepBy, line: number): boolean;
  /** Name → IPv4 address, dotted, of every host of the run. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Name → IPv6 address, where IPv6 is on. */
  readonly hosts6: Readonly<Record<string, string>>;
  readonly hostName: string;
}

/** How a program ended. A cancelled one ended without an error of its own. */
export interface ProgramEnd {
  readonly error: ProgramEnded['error'];
}
