/** What was done to the wire as a whole, in words for a row of the ladder. */

import type { CommandGiven, HoldChanged, RulesChanged, WireChanged } from '#core/event.ts';

/** One text a row; none for a command that was carried out, since what it did has events of its own. */
export function deedTexts(
  event: CommandGiven | HoldChanged | RulesChanged | WireChanged,
): readonly string[] {
  switch (event.type) {
    case 'wire':
      return ['the wire was changed'];
    case 'hold':
      return [`the wire is ${event.isHeld ? 'held' : 'open'}`];
    case 'rules':
      return event.rules.map((rule, index) => `rule ${index + 1}: ${rule}`);
    case 'command':
      return event.fault === undefined
        ? []
        : [`planned, and not done: ${event.command.type}: ${event.fault}`];
  }
}
