/** What a person may do to a program: hold it, and let it go on bit by bit. Plain data; it crosses a process boundary. */

import type { HostName } from '#core/event-base.ts';
import type { HostThread } from './host-thread.ts';
import type { StepBy } from './stepping.ts';

export type StepCommand =
  /** The program stops before these lines (from 1) and before no others. */
  | { readonly type: 'break'; readonly host: HostName; readonly lines: readonly number[] }
  /** Stops it before its next line; a call it is in comes to its end first. */
  | { readonly type: 'pause'; readonly host: HostName }
  /** Lets a held program go on to its next line, or to its next call. */
  | { readonly type: 'step'; readonly host: HostName; readonly by: StepBy }
  | { readonly type: 'resume'; readonly host: HostName };

/** What was done, one sentence; or that the program does not stand where it could be stepped. */
export type StepResult =
  | { readonly ok: true; readonly message: string }
  | { readonly ok: false; readonly code: 'not-held'; readonly message: string };

/** Carries it out on the thread of the command's host. */
export function carryOutStep(command: StepCommand, thread: HostThread): StepResult {
  const { host } = command;
  switch (command.type) {
    case 'break':
      thread.breakAt(command.lines);
      return { ok: true, message: `${host} stops before ${command.lines.length} lines` };
    case 'pause':
      thread.pause();
      return { ok: true, message: `${host} stops before its next line` };
    case 'step':
      if (!thread.isHeld) return { ok: false, code: 'not-held', message: `${host} is not held` };
      thread.release(command.by);
      return { ok: true, message: `${host} goes on to its next ${command.by}` };
    case 'resume':
      thread.release(null);
      return { ok: true, message: `${host} goes on` };
  }
}
