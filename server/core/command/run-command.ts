/** What a person may ask of a run while it lasts, and what becomes of it. Plain data; it crosses process boundaries. */

import type { HostName } from '../event-base.ts';
import type { WireRequest } from '../wire-request.ts';
import type { HandCommand } from './hand-command.ts';
import type { StepCommand } from './step-command.ts';

/** The body of `POST /api/runs/:id/commands`. */
export type RunCommand =
  | HandCommand
  | StepCommand
  /** What is not named stays as it is. */
  | { readonly type: 'wire'; readonly wire: WireRequest }
  /** These rules and no others, from now on. */
  | { readonly type: 'rules'; readonly rules: readonly string[] }
  | { readonly type: 'input'; readonly host: HostName; readonly text: string }
  | { readonly type: 'stop' };

/** The answer to a command that was carried out. */
export interface CommandDone {
  /** When it took effect, µs since the run began. */
  readonly atUs: number;
  /** One sentence: what was done. */
  readonly message: string;
  /** The packet it made, where it made one. */
  readonly packet?: number;
}
