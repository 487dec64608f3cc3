/** The first event of a run's log. */

import { release } from 'node:os';
import type { RunStarted, Unstamped } from '#core/event.ts';
import { hostInfos } from './addresses.ts';
import type { RunSpec } from './run-spec.ts';

/** What runs, on which hosts, over which wire; `startedAt` is now. */
export function startOf(spec: RunSpec): Unstamped<RunStarted> {
  const { scenario, params, seed, wire, limits, origin } = spec;
  return {
    type: 'run',
    phase: 'start',
    scenario,
    params,
    seed,
    hosts: hostInfos(spec),
    wire,
    kernel: release(),
    startedAt: new Date().toISOString(),
    limits,
    ...(origin === undefined ? {} : { origin }),
  };
}
