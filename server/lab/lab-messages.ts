/** What the server and a lab process say to each other, besides the stream of chunks. */

import type { RunCommand } from '#core/command/run-command.ts';
import type { CommandAnswer, RunSpec } from './run-spec.ts';

/** The descriptor of the lab process that chunks go out by. */
export const CHUNK_FD = 4;

export type ToLab =
  | { readonly type: 'run'; readonly spec: RunSpec }
  /** `id` comes back with the answer. */
  | { readonly type: 'command'; readonly id: number; readonly command: RunCommand };

export type FromLab =
  | { readonly type: 'warm' }
  /** The run's log is complete and the lab can take another. */
  | { readonly type: 'idle' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: CommandAnswer }
  | { readonly type: 'failed'; readonly message: string };
