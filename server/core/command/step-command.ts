/** What a person may do to a program: hold it, and let it go on bit by bit. Plain data; it crosses a process boundary. */

import type { HostName } from '../event-base.ts';

/** What a released program is to stop before. */
export type StepBy = 'line' | 'call';

export type StepCommand =
  /** The program stops before these lines (from 1) and before no others. */
  | { readonly type: 'break'; readonly host: HostName; readonly lines: readonly number[] }
  /** Stops it before its next line; a call it is in comes to its end first. */
  | { readonly type: 'pause'; readonly host: HostName }
  /** Lets a held program go on to its next line, or to its next call. */
  | { readonly type: 'step'; readonly host: HostName; readonly by: StepBy }
  | { readonly type: 'resume'; readonly host: HostName };
