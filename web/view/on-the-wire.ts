/** What is on the wire at a log's end, wherever the playhead is: only that can still be touched. */

import type { HostName } from '#core/event-base.ts';
import type { FrameTarget } from '#core/command/hand-command.ts';
import type { RunLog } from './log.ts';
import type { Leg, Packet } from './packet.ts';

/** One frame on its way to one host. */
export interface FrameOnWire {
  /** Packet, receiver and copy: unique on the wire. */
  readonly key: string;
  readonly packet: Packet;
  readonly to: HostName;
  /** 0 is the frame itself; copies count from 1. */
  readonly copy: number;
  /** Since when it stands, µs since the run began; null while it moves. */
  readonly heldUs: number | null;
  /** When it arrives, as far as is known, µs since the run began; of one that stands, when it would have. */
  readonly dueUs: number;
}

/** Every frame on the wire, in the order in which packets left. Empty once the run is over. */
export function framesOnWire(log: RunLog): readonly FrameOnWire[] {
  if (log.end) return [];
  return [...log.onWire].flatMap((number) => framesOf(log, number));
}

/** The frames of one packet that are on the wire. */
export function framesOf(log: RunLog, number: number | null): readonly FrameOnWire[] {
  const packet = number === null || log.end ? undefined : log.packets.at(number - 1);
  return packet && log.onWire.has(packet.number) ? framesIn(packet) : [];
}

/** A packet is replaced when something befalls it: of thousands that stand, nothing is made anew. */
const made = new WeakMap<Packet, readonly FrameOnWire[]>();

function framesIn(packet: Packet): readonly FrameOnWire[] {
  const known = made.get(packet);
  if (known) return known;
  const frames = packet.legs
    .filter(({ fate }) => fate.type === 'flying')
    .map((leg) => frameOf(packet, leg));
  made.set(packet, frames);
  return frames;
}

/** Since when a person holds the wire, µs since the run began; null while it is open, and once the run is over. */
export function wireHeldUs({ happenings, end }: RunLog): number | null {
  if (end) return null;
  for (let place = happenings.length - 1; place >= 0; place--) {
    const event = happenings.at(place);
    if (event?.type === 'hold') return event.isHeld ? event.atUs : null;
  }
  return null;
}

/** How long it has stood by `nowUs`; of one that moves, 0. */
export function waitedUs({ heldUs }: FrameOnWire, nowUs: number): number {
  return heldUs === null ? 0 : Math.max(0, nowUs - heldUs);
}

/** How far it still has to go: of one that stands, once it is let go. */
export function leftUs({ heldUs, dueUs }: FrameOnWire, nowUs: number): number {
  return Math.max(0, dueUs - (heldUs ?? nowUs));
}

/** The frames that stand, in the order in which they would arrive if all were let go at once. */
export function standing(frames: readonly FrameOnWire[]): readonly FrameOnWire[] {
  return frames
    .filter(({ heldUs }) => heldUs !== null)
    .sort((one, other) => leftUs(one, 0) - leftUs(other, 0));
}

/** How a command names it. */
export function targetOf({ packet, to, copy }: FrameOnWire): Required<FrameTarget> {
  return { packet: packet.number, host: to, copy };
}

function frameOf(packet: Packet, leg: Leg): FrameOnWire {
  const { to, copy, turns, expectedUs } = leg;
  const last = turns.findLast(({ type }) => type === 'held' || type === 'released');
  return {
    key: `${packet.number}/${to}/${copy}`,
    packet,
    to,
    copy,
    heldUs: last?.type === 'held' ? last.atUs : null,
    dueUs: expectedUs,
  };
}
