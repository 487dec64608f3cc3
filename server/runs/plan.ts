/** The edge where a run's plan comes in: what has no moment or cannot be read is refused with its place. */

import type { PlannedCommand } from '#core/command/planned-command.ts';
import type { HostName } from '#core/event-base.ts';
import { AppError } from '../errors.ts';
import { checkRules } from './rules.ts';

/**
 * The plan with its rules as they are kept. Its shape was checked by the request's schema.
 *
 * @throws AppError `bad-parameter` or `bad-rule`, naming the command by its place from 0.
 */
export function checkPlan(
  plan: readonly PlannedCommand[],
  hosts: readonly HostName[],
): readonly PlannedCommand[] {
  return plan.map((planned, place) => {
    const { beforePacket, afterUs, atUs, command } = planned;
    if (beforePacket === undefined && (atUs === undefined || afterUs !== undefined)) {
      const missing = atUs === undefined ? 'beforePacket or atUs' : 'beforePacket beside afterUs';
      throw new AppError('bad-parameter', `plan.${place} says no moment: it needs ${missing}`);
    }
    if (command.type !== 'rules') return planned;
    return {
      ...planned,
      command: { ...command, rules: checkedRules(command.rules, place, hosts) },
    };
  });
}

function checkedRules(
  rules: readonly string[],
  place: number,
  hosts: readonly HostName[],
): readonly string[] {
  try {
    return checkRules(rules, hosts);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `plan.${place}: ${error.message}`, { cause: error });
  }
}
