/** What was done to a run by hand or by its plan, as commands that another run can carry out by itself. */

import { fromBase64 } from '../bytes.ts';
import type { FrameTarget, HandCommand } from '../command/hand-command.ts';
import type { PlannedCommand } from '../command/planned-command.ts';
import type { RunCommand } from '../command/run-command.ts';
import type { RunEvent } from '../event.ts';
import type { FrameSent } from '../frame-event.ts';
import { Conversations } from '../retell/conversations.ts';

/** A command that was carried out, and where in the log. */
export interface Deed {
  readonly seq: number;
  /** As it was given, with the log's own packet numbers. */
  readonly given: RunCommand;
  /**
   * The same for the other run, in which no frame is made by hand after the point: packets have the numbers they would
   * have had then. Null for a command about such a frame.
   */
  readonly planned: Required<PlannedCommand> | null;
}

/**
 * The commands of a log in their order, but those that a plan could not carry out, and the one that ended the run.
 *
 * @param point - the `seq` at which the runs part: what was made by hand before it is made again.
 */
export function deedsOf(events: readonly RunEvent[], point: number): readonly Deed[] {
  const ours: number[] = [];
  const deeds: Deed[] = [];
  const frames: FrameSent[] = [];
  const conversations = following(frames);
  let sentUs = 0;
  for (const event of events) {
    if (event.type === 'sent') {
      if (isByHand(event) && event.seq >= point) ours.push(event.packet);
      else frames.push(event);
      if (!isByHand(event)) sentUs = event.atUs;
    }
    if (event.type !== 'command' || event.fault !== undefined) continue;
    const { seq, atUs, command: given } = event;
    if (given.type === 'stop') continue;
    const command = renumbered(given, ours);
    // The frame that it made stands in the log before it.
    const made = given.type === 'inject' && seq < point ? 1 : 0;
    const beforePacket = frames.length - made + 1;
    const moment = { beforePacket, afterUs: Math.max(0, atUs - sentUs), atUs };
    const planned = command && {
      ...moment,
      command: retold(command, frames, conversations),
    };
    deeds.push({ seq, given, planned });
  }
  return deeds;
}

/** Whether a command is about one packet and no other. */
export function isAimed(
  command: RunCommand,
): command is Extract<RunCommand, FrameTarget | Partial<FrameTarget>> & FrameTarget {
  return 'packet' in command && command.packet !== undefined;
}

function isByHand({ cause }: FrameSent): boolean {
  return cause.type === 'hand';
}

/** @param ours - the numbers of the frames that were made by hand and are not made again. */
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

/** Bytes written for this run say for which connection, unless they were written for an earlier one and say so. */
function retold(
  command: RunCommand,
  frames: readonly FrameSent[],
  conversations: () => Conversations,
): RunCommand {
  if (command.type !== 'inject' && command.type !== 'replace') return command;
  if (command.retold !== undefined) return command;
  const found = conversations().of(fromBase64(modelOf(command, frames)));
  return found ? { ...command, retold: found } : command;
}

/** The connections that `frames`, a list that grows, tells of by now; no frame is read twice, and none before it is asked. */
function following(frames: readonly FrameSent[]): () => Conversations {
  const conversations = new Conversations();
  let read = 0;
  return () => {
    for (const frame of frames.slice(read)) {
      if (!isByHand(frame)) conversations.note(fromBase64(frame.bytes));
    }
    read = frames.length;
    return conversations;
  };
}

/** What the bytes began as: an edited packet may belong to another connection by its own numbers. */
function modelOf(
  command: Extract<HandCommand, { type: 'inject' | 'replace' }>,
  frames: readonly FrameSent[],
): string {
  if (command.type === 'inject') return command.bytes;
  return frames[command.packet - 1]?.bytes ?? command.bytes;
}
