/** Makes of a run's log the request for another run, with one thing changed at a point of it. */

import type { PlannedCommand } from '../command/planned-command.ts';
import type { RunCommand } from '../command/run-command.ts';
import type { RunEvent } from '../event.ts';
import type { RunRequest } from '../run-request.ts';
import { deedsOf } from './deeds.ts';
import { isFromStart, type ForkChange } from './fork-change.ts';
import { repeat } from './kept-deeds.ts';
import { ruleAbout } from './name-packet.ts';
import { partingAt, toldOf } from './origin.ts';
import { firstBreakpoints, firstRules, paramsOf, programsOf } from './run-setup.ts';

export interface Fork {
  readonly request: RunRequest;
  /** How many of the things done by hand the new run repeats, and how many it does not. */
  readonly repeated: number;
  readonly leftOut: number;
}

/**
 * What was done by hand before the point is repeated at the packets it was done at; what came after it, as far as it
 * still makes sense.
 *
 * @param eventCount - the point: so many events of the log have happened. Without meaning for a change from the start.
 * @returns null where the log does not tell how its run began, or the packet to change was sent by no host.
 */
export function forkRun(
  events: readonly RunEvent[],
  eventCount: number,
  change: ForkChange,
): Fork | null {
  const [start] = events;
  if (start?.type !== 'run' || start.phase !== 'start') return null;
  const rules = packetRule(events, change);
  if (rules === null) return null;
  const point = isFromStart(change) ? 0 : eventCount;
  const deeds = deedsOf(events, point);
  const { before, after } = repeat(deeds, point, { change, rules });
  const plan = [...before, ...changeAt(events, eventCount, change), ...after];
  const repeated = before.length + after.length;
  const leftOut = deeds.length - repeated;
  const breakpoints = Object.entries(firstBreakpoints(events)).filter(
    ([host]) => change.type !== 'program' || change.host !== host,
  );
  return {
    request: {
      scenario: start.scenario,
      params: paramsOf(start, change),
      seed: start.seed,
      wire: start.wire,
      rules: [...rules, ...firstRules(events)],
      ...(breakpoints.length === 0 ? {} : { breakpoints: Object.fromEntries(breakpoints) }),
      ...(plan.length === 0 ? {} : { plan }),
      programs: programsOf(start, change),
      origin: {
        startedAt: start.startedAt,
        change: toldOf(change),
        ...partingAt(events, eventCount),
        repeated,
        leftOut,
      },
    },
    repeated,
    leftOut,
  };
}

/** What is said of one packet is a rule from the beginning on: it finds the packet wherever it comes. */
function packetRule(events: readonly RunEvent[], change: ForkChange): readonly string[] | null {
  if (change.type !== 'pass' && change.type !== 'drop') return [];
  const rule = ruleAbout(change.type, events, change.packet);
  return rule === null ? null : [rule];
}

/** What changes at the point is a command of the plan: just before the packet that followed it, and no later. */
function changeAt(
  events: readonly RunEvent[],
  eventCount: number,
  change: ForkChange,
): readonly PlannedCommand[] {
  if (change.type !== 'wire' && change.type !== 'rules') return [];
  const command: RunCommand = change;
  const before = events.slice(0, eventCount);
  const sent = before.filter(({ type }) => type === 'sent');
  const lastUs = before.at(-1)?.atUs ?? 0;
  const afterUs = lastUs - (sent.at(-1)?.atUs ?? 0);
  return [{ beforePacket: sent.length + 1, afterUs, command }];
}
