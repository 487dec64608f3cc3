/** A run as the server holds it: what was asked, its log, and its lab while it lasts. */

import type { Outcome, ParamValue } from '#core/event.ts';
import type { LabRun, RunSpec } from '../lab/run-spec.ts';
import type { RunLog } from './log.ts';

export interface Run {
  readonly id: string;
  readonly spec: RunSpec;
  readonly log: RunLog;
  readonly lab: LabRun;
}

/** The body of `GET /api/runs/:id`. */
export interface RunStatus {
  readonly id: string;
  readonly scenario: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly seed: number;
  readonly state: 'queued' | 'running' | 'ended';
  /** Place in the queue, 1 the next; 0 where it is not queued. */
  readonly place: number;
  /** Events so far. */
  readonly events: number;
  readonly outcome: Outcome | null;
  /** Why it ended, or null. */
  readonly message: string | null;
}

/** What there is to know of a run without its events. */
export function runStatus({ id, spec, log, lab }: Run): RunStatus {
  const { ended } = log;
  const place = ended ? 0 : lab.place;
  return {
    id,
    scenario: spec.scenario,
    params: spec.params,
    seed: spec.seed,
    state: ended ? 'ended' : place > 0 ? 'queued' : 'running',
    place,
    events: log.length,
    outcome: ended?.outcome ?? null,
    message: ended?.message ?? null,
  };
}
