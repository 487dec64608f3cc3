/** What happens to the wire and the programs by a person's hand or a rule, beside the packets. */

import type { HoldChanged, RulesChanged, RunEvent, WireChanged } from '#core/event.ts';
import type { ProgramPaused, ProgramResumed } from '#core/program-event.ts';
import type { Impairment, WireSettings } from '#core/wire-settings.ts';

export type Happening = HoldChanged | WireChanged | RulesChanged | ProgramPaused | ProgramResumed;

/** Whether the event is one. */
export function isHappening(event: RunEvent): event is Happening {
  switch (event.type) {
    case 'hold':
    case 'wire':
    case 'rules':
    case 'pause':
    case 'resume':
      return true;
    default:
      return false;
  }
}

/** A knob of the wire, and how it was turned. */
export interface KnobTurn {
  readonly knob: keyof Impairment;
  readonly before: Impairment[keyof Impairment];
  readonly after: Impairment[keyof Impairment];
  /** The sending host it was turned for; null where it was turned for all. */
  readonly host: string | null;
}

/** Which knobs differ between two settings of the wire. */
export function knobTurns(before: WireSettings, after: WireSettings): readonly KnobTurn[] {
  const hosts = Object.keys(after.from);
  const turns = hosts.flatMap((host) => turnsOf(host, before.from[host], after.from[host]));
  return turns.flatMap((turn) => {
    const alike = turns.filter((other) => isAlike(turn, other));
    if (alike.length < hosts.length) return turn;
    return alike[0] === turn ? { ...turn, host: null } : [];
  });
}

function turnsOf(
  host: string,
  before: Impairment | undefined,
  after: Impairment | undefined,
): readonly KnobTurn[] {
  if (!before || !after) return [];
  return (Object.keys(after) as (keyof Impairment)[])
    .filter((knob) => JSON.stringify(before[knob]) !== JSON.stringify(after[knob]))
    .map((knob) => ({ knob, before: before[knob], after: after[knob], host }));
}

function isAlike(a: KnobTurn, b: KnobTurn): boolean {
  return JSON.stringify({ ...a, host: null }) === JSON.stringify({ ...b, host: null });
}
