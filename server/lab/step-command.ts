/** Holds a host's program, and lets it go on bit by bit. */

import type { StepCommand } from '#core/command/step-command.ts';
import { fault } from './fault.ts';
import type { HostThread } from './host-thread.ts';
import type { CommandRefused } from './run-spec.ts';

/** What was done, one sentence; or that the program does not stand where it could be stepped. */
export type StepResult = { readonly ok: true; readonly message: string } | CommandRefused;

/** Carries it out on the thread of the command's host. */
export function carryOutStep(
  command: Exclude<StepCommand, { readonly type: 'break' }>,
  thread: HostThread,
): StepResult {
  const { host } = command;
  switch (command.type) {
    case 'pause':
      thread.pause();
      return { ok: true, message: `${host} stops before its next line` };
    case 'step':
      if (!thread.isHeld) {
        return fault('not-held', { en: `${host} is not held`, zh: `${host} 没有停住` });
      }
      thread.release(command.by);
      return { ok: true, message: `${host} goes on to its next ${command.by}` };
    case 'resume':
      thread.release(null);
      return { ok: true, message: `${host} goes on` };
  }
}
