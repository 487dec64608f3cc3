/** Turns packets of a capture into the log of a run, so that the same stage plays them. */

import { toBase64 } from '#core/bytes.ts';
import type { Capture } from '#core/capture.ts';
import type { HostInfo, RunEvent, RunStarted } from '#core/event.ts';
import { ETHERNET } from '#core/link-header.ts';
import { summaryOf } from './conversations.ts';

/** The scenario that such a log names. */
export const CAPTURE_SCENARIO = 'capture';
/** More lifelines cannot be told apart. */
const MOST_HOSTS = 8;
const US_PER_SECOND = 1_000_000;
const NS_PER_US = 1000;
const MS_PER_SECOND = 1000;

export interface CaptureLog {
  readonly events: readonly RunEvent[];
  /** How many packets it tells of. */
  readonly packets: number;
}

/**
 * The log of `indexes`, packets of `capture` in file order: one host per address, each packet sent and arrived
 * at the time it was captured, as a capture taken at one point knows no other. Packets between addresses
 * beyond the first eight are left out.
 */
export function captureLog(capture: Capture, indexes: readonly number[]): CaptureLog {
  const names = new Map<string, string>();
  const events: RunEvent[] = [];
  let packets = 0;
  let atUs = 0;
  const [first = 0] = indexes;
  for (const index of indexes) {
    const { source, destination } = summaryOf(capture, index);
    const from = nameOf(names, source || '?', capture);
    const to = nameOf(names, destination || '?', capture);
    if (from === null || to === null) continue;
    // The log never runs backwards; a capture's clock may.
    atUs = Math.max(atUs, elapsedUs(capture, first, index));
    packets++;
    events.push(
      sent(capture, index, { packet: packets, host: from, atUs, seq: events.length + 1 }),
    );
    events.push({ type: 'arrived', packet: packets, host: to, atUs, seq: events.length + 1 });
  }
  const start = started(capture, first, names);
  return { events: [start, ...events, ended(events.length + 1, atUs, packets)], packets };
}

function sent(
  capture: Capture,
  index: number,
  place: { packet: number; host: string; atUs: number; seq: number },
): RunEvent {
  const bytes = capture.packetBytes(index);
  const linkType = capture.linkType(index);
  const wireBytes = capture.wireBytes(index);
  return {
    type: 'sent',
    ...place,
    bytes: toBase64(bytes),
    cause: { type: 'unknown' },
    ...(linkType === ETHERNET ? {} : { linkType }),
    ...(wireBytes === bytes.length ? {} : { wireBytes }),
  };
}

/** An address' name in the log, itself where the file names it not; null where there are too many. */
function nameOf(names: Map<string, string>, address: string, capture: Capture): string | null {
  const known = names.get(address);
  if (known !== undefined) return known;
  if (names.size >= MOST_HOSTS) return null;
  const given = capture.names.get(address) ?? address;
  const isTaken = [...names.values()].includes(given);
  const name = isTaken ? address : given;
  names.set(address, name);
  return name;
}

function elapsedUs(capture: Capture, first: number, index: number): number {
  const seconds = capture.seconds(index) - capture.seconds(first);
  const nanoseconds = capture.nanoseconds(index) - capture.nanoseconds(first);
  const us = Math.round(seconds * US_PER_SECOND + nanoseconds / NS_PER_US);
  return Number.isFinite(us) ? us : 0;
}

function started(capture: Capture, first: number, names: ReadonlyMap<string, string>): RunStarted {
  const seconds = capture.seconds(first);
  const wallMs = seconds * MS_PER_SECOND + capture.nanoseconds(first) / US_PER_SECOND;
  return {
    type: 'run',
    phase: 'start',
    seq: 0,
    atUs: 0,
    scenario: CAPTURE_SCENARIO,
    params: {},
    seed: 0,
    hosts: [...names].map(([address, name]) => hostOf(address, name)),
    wire: { from: {} },
    kernel: '',
    startedAt: Number.isFinite(wallMs) ? dateText(wallMs) : '',
  };
}

/** No program and no card of its own: a capture does not tell. */
function hostOf(address: string, name: string): HostInfo {
  const program = { file: '', source: '' };
  return { name, address, address6: null, mac: '', mtuBytes: 0, program };
}

function dateText(wallMs: number): string {
  const date = new Date(wallMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

function ended(seq: number, atUs: number, packets: number): RunEvent {
  const message = `The capture ends here, after ${packets} packets.`;
  return { type: 'run', phase: 'end', seq, atUs, outcome: 'completed', message };
}
