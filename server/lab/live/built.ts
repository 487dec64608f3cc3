/** For tests against the real kernel: the built server, brought up to date, and runs in a lab of one's own. */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { PlannedCommand } from '#core/command/planned-command.ts';
import type { RunEvent } from '#core/event.ts';
import { PERFECT_WIRE, type Impairment } from '#core/wire-settings.ts';
import { PACKAGE_ROOT } from '../../root.ts';
import type { LabPool } from '../client.ts';
import type { LabRun, RunSpec } from '../run-spec.ts';

/** Long enough for a build on a slow machine, ms. */
export const BUILD_LIMIT_MS = 300_000;

export const MAIN_SCRIPT = join(PACKAGE_ROOT, 'dist/server/main.js');

/** Builds what is out of date: the lab runs from `dist/`. */
export function bringUpToDate(): void {
  execFileSync(process.execPath, [join(PACKAGE_ROOT, 'server/start.mjs'), '--version']);
}

/** Programs by host name, and what differs from a perfect wire and a limit of 10 s. */
export interface Trial {
  readonly programs: Readonly<Record<string, string>>;
  readonly wire?: Partial<Impairment>;
  readonly rules?: readonly string[];
  /** Whom a host's program waits for before it starts; the client for the server where left out. */
  readonly startsAfter?: Readonly<Record<string, string>>;
  /** Lines before which a program stops, by host. */
  readonly breakpoints?: Readonly<Record<string, readonly number[]>>;
  readonly plan?: readonly PlannedCommand[];
  readonly seed?: number;
  readonly limitMs?: number;
  /** Time held by hand that does not count, ms; 0 where left out. */
  readonly patienceMs?: number;
  readonly ipv6?: boolean;
  readonly sysctls?: Readonly<Record<string, string>>;
}

export interface Played {
  readonly run: LabRun;
  /** Grows while the run lasts. */
  readonly events: RunEvent[];
}

/** Starts a run of these programs. */
export function start(pool: LabPool, trial: Trial): Played {
  const {
    programs,
    wire,
    rules = [],
    startsAfter = 'server' in programs ? { client: 'server' } : {},
    breakpoints = {},
    plan = [],
    seed = 7,
    limitMs = 10_000,
    patienceMs = 0,
    ipv6 = false,
    sysctls = {},
  } = trial;
  const names = Object.keys(programs);
  const spec: RunSpec = {
    scenario: 'test/trial',
    params: {},
    seed,
    hosts: names.map((name) => ({
      name,
      file: `${name}.py`,
      source: programs[name] ?? '',
      breakpoints: breakpoints[name] ?? [],
      ...(startsAfter[name] === undefined ? {} : { startsAfter: startsAfter[name] }),
    })),
    wire: { from: Object.fromEntries(names.map((name) => [name, { ...PERFECT_WIRE, ...wire }])) },
    rules,
    plan,
    limits: { limitMs, patienceMs },
    ipv6,
    sysctls,
  };
  const events: RunEvent[] = [];
  return { run: pool.run(spec, (batch) => events.push(...batch)), events };
}

/** Runs these programs to the end and returns the whole log. */
export async function play(pool: LabPool, trial: Trial): Promise<readonly RunEvent[]> {
  const { run, events } = start(pool, trial);
  await run.done;
  return events;
}

/** The events of one type. */
export function only<T extends RunEvent['type']>(
  events: readonly RunEvent[],
  type: T,
): Extract<RunEvent, { type: T }>[] {
  return events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
}

/** The run's last word. */
export function endOf(events: readonly RunEvent[]) {
  const last = events.at(-1);
  if (last?.type !== 'run' || last.phase !== 'end') throw new Error('the log has no end');
  return last;
}
