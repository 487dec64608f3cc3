/** Which of the things done to a run another run repeats, and how, where the two part at a point. */

import type { PlannedCommand } from '../command/planned-command.ts';
import type { RunCommand } from '../command/run-command.ts';
import { isAimed, type Deed } from './deeds.ts';
import type { ForkChange } from './fork-change.ts';

/**
 * The commands that are repeated, in their order, each with its moment: those before the point, and those after it.
 *
 * @param point - the `seq` at which the runs part.
 * @param rules - what stands before every list of rules.
 */
export function repeat(
  deeds: readonly Deed[],
  point: number,
  options: { readonly change: ForkChange; readonly rules: readonly string[] },
): { readonly before: readonly PlannedCommand[]; readonly after: readonly PlannedCommand[] } {
  const { change, rules } = options;
  const kept = deeds.filter((deed) => isRepeated(deed, point, change));
  const planned = (isBefore: boolean) =>
    kept
      .filter(({ seq }) => seq < point === isBefore)
      .flatMap((deed) => plannedOf(deed, point, rules));
  return { before: planned(true), after: planned(false) };
}

/**
 * After the point packets may have other numbers, so what concerns one packet is left out, as are packets made by hand,
 * and what would undo the change.
 */
function isRepeated({ seq, given }: Deed, point: number, change: ForkChange): boolean {
  const { type } = given;
  if (change.type === 'pass' && type === 'drop' && given.packet === change.packet) return false;
  if (change.type === 'program' && isAboutLines(given, change.host)) return false;
  return seq < point || (!isAimed(given) && type !== 'inject' && type !== change.type);
}

/** Lines of a program that is edited are other lines. */
function isAboutLines(command: RunCommand, edited: string): boolean {
  switch (command.type) {
    case 'break':
    case 'pause':
    case 'step':
    case 'resume':
      return command.host === edited;
    default:
      return false;
  }
}

/**
 * The command with its moment. After the point it is given at its old time at the latest, since the packets it stood
 * between may never come.
 */
function plannedOf(
  { seq, planned }: Deed,
  point: number,
  rules: readonly string[],
): readonly PlannedCommand[] {
  if (planned === null) return [];
  const { beforePacket, afterUs, atUs } = planned;
  const command = withRules(planned.command, rules);
  if (seq < point) return [{ beforePacket, afterUs, command }];
  return [{ beforePacket, afterUs, atUs, command: withoutOrder(command) }];
}

function withRules(command: RunCommand, rules: readonly string[]): RunCommand {
  if (command.type !== 'rules') return command;
  return { ...command, rules: [...rules, ...command.rules] };
}

function withoutOrder(command: RunCommand): RunCommand {
  return command.type === 'release' && command.order !== undefined ? { type: 'release' } : command;
}
