/** The one thing that a run made from another has otherwise. */

import type { ParamValue } from '../event.ts';
import type { HostName } from '../event-base.ts';
import type { WireRequest } from '../wire-request.ts';

export type ForkChange =
  | { readonly type: 'nothing' }
  /** This packet, by its number in the log, arrives whatever had befallen it; or it is lost. */
  | { readonly type: 'pass' | 'drop'; readonly packet: number }
  /** The wire is so from the point on. */
  | { readonly type: 'wire'; readonly wire: WireRequest }
  /** These rules and no others are in force from the point on. */
  | { readonly type: 'rules'; readonly rules: readonly string[] }
  /** From the beginning. */
  | { readonly type: 'param'; readonly name: string; readonly value: ParamValue }
  | { readonly type: 'program'; readonly host: HostName; readonly source: string };

/** Whether it holds from the run's beginning: a kernel and a program cannot be turned back. */
export function isFromStart({ type }: Pick<ForkChange, 'type'>): boolean {
  return type === 'param' || type === 'program';
}
