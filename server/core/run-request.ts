/** What starts a run: the body of `POST /api/runs`. */

import type { PlannedCommand } from './command/planned-command.ts';
import type { ParamValue } from './event.ts';
import type { HostName } from './event-base.ts';
import type { RunOrigin } from './run-origin.ts';
import type { WireRequest } from './wire-request.ts';

export interface RunRequest {
  readonly scenario: string;
  readonly params?: Readonly<Record<string, ParamValue>>;
  /** 0 to 2³²−1. */
  readonly seed?: number;
  readonly wire?: WireRequest;
  /** Rules instead of the scenario's own, see the README's grammar; an empty list for none. */
  readonly rules?: readonly string[];
  /** Lines before which a program stops, by host. */
  readonly breakpoints?: Readonly<Record<HostName, readonly number[]>>;
  /** Commands that the run carries out by itself. */
  readonly plan?: readonly PlannedCommand[];
  /** Sources that stand in for the scenario's, by host. Only parameters named in `params` are filled into them. */
  readonly programs?: Readonly<Record<HostName, string>>;
  /** Where it is made from another run: for the log alone. */
  readonly origin?: RunOrigin;
}
