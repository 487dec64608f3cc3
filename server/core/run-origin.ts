/** How a run was made from another, as its log tells a reader. Nothing that happens in the run depends on it. */

import type { HostName, ParamValue } from './event-base.ts';

/** A change without what stands elsewhere in the log: programs, rules and settings. */
export type ToldChange =
  | { readonly type: 'nothing' | 'rules' }
  | { readonly type: 'pass' | 'drop'; readonly packet: number }
  /** Of the frames of one host, or of all. */
  | { readonly type: 'wire'; readonly host?: HostName }
  | { readonly type: 'param'; readonly name: string; readonly value: ParamValue }
  | { readonly type: 'program'; readonly host: HostName };

export interface RunOrigin {
  /** Of the other run's log: it is known by this wherever the log is kept. */
  readonly startedAt: string;
  readonly change: ToldChange;
  /** The packet of the other run before which the two part, or null where none followed; and when that was, µs. */
  readonly packet: number | null;
  readonly atUs: number;
  /** How many of the things done by hand are repeated, and how many are not. */
  readonly repeated: number;
  readonly leftOut: number;
}
