/** Shows packets of a capture as the log of a run, so that the same stage plays them. Nothing is made before it is looked at. */

import type { Capture } from '#core/capture.ts';
import type { HostInfo, RunEnded, RunEvent, RunStarted } from '#core/event.ts';
import { countWhile } from '../view/sorted.ts';
import { MadeList } from '../view/made-list.ts';
import type { Analysed, RunLog } from '../view/log.ts';
import type { Packet } from '../view/packet.ts';
import { capturedArrival, CapturedSending } from './captured-event.ts';
import { capturedPacket } from './captured-packet.ts';
import type { CaptureRows } from './capture-rows.ts';
import type { OpenedCapture } from './opened-capture.ts';

/** The scenario that such a log names. */
export const CAPTURE_SCENARIO = 'capture';
const MS_PER_SECOND = 1000;
const NS_PER_MS = 1_000_000;

/**
 * The log of `rows`: one host per address, each packet sent and arrived at the time it was captured, as a capture
 * taken at one point knows no other. Event 2n − 1 is packet n's sending, event 2n its arrival.
 *
 * @returns gives the log of the first so many packets; it has an end where these are all, and grows as a run's does.
 */
export function captureLog(opened: OpenedCapture, rows: CaptureRows): (packets: number) => RunLog {
  const total = rows.indexes.length;
  const names = namesOf(opened.capture, rows.addresses);
  const start = started(opened.capture, rows, names);
  const end = ended(2 * total + 1, rows.atUs[total - 1] ?? 0, total);
  const makeEvent = (seq: number): RunEvent => {
    if (seq === 0) return start;
    return seq > 2 * total ? end : eventOf(opened.capture, rows, names, seq);
  };
  const makePacket = (place: number): Packet => capturedPacket(opened, rows, names, place);
  const events = new MadeList(makeEvent, { kept: 0 });
  const packets = new MadeList(makePacket, { kept: 2048 });
  const analysed = analysedOf(opened, rows);
  return (shown) => {
    packets.growTo(shown);
    events.growTo(2 * shown + (shown === total ? 2 : 1));
    return {
      ...NOT_IN_A_CAPTURE,
      events,
      count: events.length,
      start,
      end: shown === total ? end : null,
      hosts: start.hosts,
      packets,
      sentSeq: (packet) => (packet >= 1 && packet <= shown ? 2 * packet - 1 : -1),
      settledSeq: (packet) => 2 * packet,
      analysed,
    };
  };
}

/** No program ran here, and no kernel was asked. */
const NOT_IN_A_CAPTURE = {
  calls: [],
  findCall: () => null,
  findCallAt: () => null,
  onWire: new Set(),
  limitUs: null,
  happenings: [],
  stageSeqs: [],
  fullest: new Map(),
} satisfies Partial<RunLog>;

function eventOf(
  capture: Capture,
  rows: CaptureRows,
  names: readonly string[],
  seq: number,
): RunEvent {
  const place = (seq - 1) >> 1;
  const isArrival = seq % 2 === 0;
  const host = names[(isArrival ? rows.to : rows.from)[place] ?? 0] ?? '';
  const at = { packet: place + 1, host, atUs: rows.atUs[place] ?? 0, seq };
  if (isArrival) return capturedArrival(at);
  return new CapturedSending(capture, rows.indexes[place] ?? 0, at);
}

/** Findings name other packets by their place in the file; in the log they have another, or none. */
function analysedOf({ analysis }: OpenedCapture, { indexes }: CaptureRows): Analysed {
  const fileNumber = (packet: number): number => (indexes[packet - 1] ?? -1) + 1;
  const logNumber = (inFile: number): number | null => {
    const place = countWhile(indexes.length, (i) => (indexes[i] ?? 0) < inFile - 1);
    return indexes[place] === inFile - 1 ? place + 1 : null;
  };
  return {
    fileNumber,
    findings: (packet) =>
      analysis.findingsOf(fileNumber(packet) - 1).flatMap((finding) => {
        if (!finding.key.endsWith('_frame') || finding.value === true) return [finding];
        const value = logNumber(finding.value);
        return value === null ? [] : [{ ...finding, value }];
      }),
    isOdd: (packet) => analysis.isOdd(fileNumber(packet) - 1),
    isRepeat: (packet) => analysis.isRepeat(fileNumber(packet) - 1),
    states: (packet) => analysis.statesOf(fileNumber(packet) - 1),
  };
}

/** Addresses by the names that the file gives them, itself where there is none or another has it. */
function namesOf(capture: Capture, addresses: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const address of addresses) {
    const given = capture.names.get(address) ?? address;
    names.push(names.includes(given) ? address : given);
  }
  return names;
}

function started(capture: Capture, rows: CaptureRows, names: readonly string[]): RunStarted {
  const first = rows.indexes[0] ?? 0;
  const wallMs = capture.seconds(first) * MS_PER_SECOND + capture.nanoseconds(first) / NS_PER_MS;
  return {
    type: 'run',
    phase: 'start',
    seq: 0,
    atUs: 0,
    scenario: CAPTURE_SCENARIO,
    params: {},
    seed: 0,
    hosts: rows.addresses.map((address, i) => hostOf(address, names[i] ?? address)),
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

function ended(seq: number, atUs: number, packets: number): RunEnded {
  const message = `The capture ends here, after ${packets} packets.`;
  return { type: 'run', phase: 'end', seq, atUs, outcome: 'completed', message };
}
