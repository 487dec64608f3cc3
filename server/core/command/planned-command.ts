/** A command that a run carries out by itself when its moment comes. Plain data; it crosses process boundaries. */

import type { RunCommand } from './run-command.ts';

/**
 * Its moment is the first that comes of those named, one of `beforePacket` and `atUs` at least. Commands of a plan are
 * carried out in the plan's order: one whose moment has come takes those before it along.
 */
export interface PlannedCommand {
  /** Just before this packet, by its number in the log, enters the wire. */
  readonly beforePacket?: number;
  /** So long after the packet before that one left its host, µs; for packet 1: after the run's beginning. */
  readonly afterUs?: number;
  /** µs since the run began. */
  readonly atUs?: number;
  readonly command: RunCommand;
}
