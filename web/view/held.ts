/** Which programs stand, by the latest of the log, and which of them a step by key is for. */

import type { ProgramPaused } from '#core/program-event.ts';
import type { HostName } from '#core/event-base.ts';
import type { Happening } from './happenings.ts';
import type { List } from './list.ts';

export interface HeldPrograms {
  readonly held: ReadonlyMap<HostName, ProgramPaused>;
  /** The one that was let go on last, and stands again; else the one that stopped first. Null where none stands. */
  readonly next: ProgramPaused | null;
}

/** Looks back from the end of what was done to the programs of `hosts`. */
export function heldPrograms(
  happenings: List<Happening>,
  hosts: readonly HostName[],
): HeldPrograms {
  const held = new Map<HostName, ProgramPaused>();
  const seen = new Set<HostName>();
  let stepped: HostName | null = null;
  const isOpen = (): boolean => seen.size < hosts.length || stepped === null;
  for (let i = happenings.length - 1; i >= 0 && isOpen(); i--) {
    const event = happenings.at(i);
    if (event?.type !== 'pause' && event?.type !== 'resume') continue;
    if (event.type === 'resume') stepped ??= event.host;
    else if (!seen.has(event.host)) held.set(event.host, event);
    seen.add(event.host);
  }
  const first = [...held.values()].reduce<ProgramPaused | null>(
    (least, one) => (least === null || one.seq < least.seq ? one : least),
    null,
  );
  return { held, next: (stepped === null ? null : held.get(stepped)) ?? first };
}
