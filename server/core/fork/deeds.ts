/** What was done to a run by hand or by its plan, as commands that another run can carry out by itself. */

import type { FrameTarget } from '../command/hand-command.ts';
import type { PlannedCommand } from '../command/planned-command.ts';
import type { RunCommand } from '../command/run-command.ts';
import type { RunEvent } from '../event.ts';

/** A command that was carried out, and where in the log. */
export interface Deed {
  readonly seq: number;
  /** As it was given, with the log's own packet numbers. */
  readonly given: RunCommand;
  /**
   * The same for a run in which no frame is made by hand: packets have the numbers they would have had then. Null for
   * a command about such a frame.
   */
  readonly planned: Required<PlannedCommand> | null;
}

/** The commands of a log in their order, but those that a plan could not carry out, and the one that ended the run. */
export function deedsOf(events: readonly RunEvent[]): readonly Deed[] {
  const ours: number[] = [];
  const deeds: Deed[] = [];
  let sent = 0;
  let sentUs = 0;
  for (const event of events) {
    if (event.type === 'sent' && event.cause.type === 'hand') ours.push(event.packet);
    else if (event.type === 'sent') {
      sent++;
      sentUs = event.atUs;
    }
    if (event.type !== 'command' || event.fault !== undefined) continue;
    const { seq, atUs, command: given } = event;
    if (given.type === 'stop') continue;
    const command = renumbered(given, ours);
    const moment = { beforePacket: sent + 1, afterUs: Math.max(0, atUs - sentUs), atUs };
    deeds.push({ seq, given, planned: command && { ...moment, command } });
  }
  return deeds;
}

/** Whether a command is about one packet and no other. */
export function isAimed(
  command: RunCommand,
): command is Extract<RunCommand, FrameTarget | Partial<FrameTarget>> & FrameTarget {
  return 'packet' in command && command.packet !== undefined;
}

/** @param ours - the numbers of the frames that were made by hand. */
function renumbered(command: RunCommand, ours: readonly number[]): RunCommand | null {
  const numbered = <T extends FrameTarget>(target: T): T => {
    const earlier = ours.filter((packet) => packet < target.packet).length;
    return { ...target, packet: target.packet - earlier };
  };
  if (command.type === 'release' && command.order !== undefined) {
    const order = command.order.filter(({ packet }) => !ours.includes(packet));
    return { ...command, order: order.map(numbered) };
  }
  if (!isAimed(command)) return command;
  return ours.includes(command.packet) ? null : numbered(command);
}
