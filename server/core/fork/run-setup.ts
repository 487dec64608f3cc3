/** How a run was set up, as its log tells it, in the words of a request. */

import type { ParamValue, RunEvent, RunStarted } from '../event.ts';
import type { HostName } from '../event-base.ts';
import { fillProgram } from '../fill-program.ts';
import type { ForkChange } from './fork-change.ts';

/** The rules that were in force from the beginning. */
export function firstRules(events: readonly RunEvent[]): readonly string[] {
  for (const event of atTheBeginning(events)) if (event.type === 'rules') return event.rules;
  return [];
}

/** The lines before which programs stopped from the beginning, by host. */
export function firstBreakpoints(
  events: readonly RunEvent[],
): Readonly<Record<HostName, readonly number[]>> {
  const found: Record<HostName, readonly number[]> = {};
  for (const event of atTheBeginning(events)) {
    if (event.type === 'breakpoints') found[event.host] ??= event.lines;
  }
  return found;
}

/** The programs as they ran, with the change. */
export function programsOf(
  { hosts }: RunStarted,
  change: ForkChange,
): Readonly<Record<HostName, string>> {
  return Object.fromEntries(
    hosts.map(({ name, program: { source } }) => [
      name,
      change.type === 'program' && change.host === name ? change.source : source,
    ]),
  );
}

/**
 * The parameters with the change. Those are left out that a person has written otherwise into a program: a request
 * would write them over what stands there.
 */
export function paramsOf(
  start: RunStarted,
  change: ForkChange,
): Readonly<Record<string, ParamValue>> {
  const sources = Object.values(programsOf(start, change));
  const stands = ([name, value]: readonly [string, ParamValue]) =>
    sources.every((source) => fillProgram(source, { [name]: value }) === source);
  const params = Object.fromEntries(Object.entries(start.params).filter(stands));
  return change.type === 'param' ? { ...params, [change.name]: change.value } : params;
}

/** What the lab writes down as it sets up a run has its very beginning as time. */
function atTheBeginning(events: readonly RunEvent[]): readonly RunEvent[] {
  const end = events.findIndex(({ atUs }) => atUs > 0);
  return events.slice(0, end < 0 ? events.length : end);
}
