/** One packet of a capture as a plain record: its layers' fields by key, and what the analyser found. */

import type { Capture } from './capture.ts';
import { dissect, type Dissection, type FieldValue, type Reassembler } from './dissect/index.ts';
import type { Analyser } from './tcp/analyser.ts';
import type { Analysis, SegmentNumbers } from './tcp/analysis.ts';
import type { Finding } from './tcp/findings.ts';

/** A field that occurs more than once in its layer has a list. */
export type RecordedValue = FieldValue | readonly FieldValue[];

export interface RecordedLayer {
  readonly protocol: string;
  /** True inside an ICMP error: the packet complained about. */
  readonly isQuoted: boolean;
  /** By Wireshark's display-filter names. */
  readonly fields: Readonly<Record<string, RecordedValue>>;
}

export interface RecordedIssue {
  readonly code: string;
  readonly message: string;
  /** Bytes `[start, end)` of the packet. */
  readonly range: readonly [number, number];
}

export interface PacketRecordJson {
  /** From 1, in file order. */
  readonly number: number;
  /** Seconds since 1970 UTC with nine decimals, or null where the file has no time for it. */
  readonly time: string | null;
  readonly lengthBytes: number;
  readonly capturedBytes: number;
  readonly layers: readonly RecordedLayer[];
  readonly findings: readonly Finding[];
  readonly issues: readonly RecordedIssue[];
  readonly comments: readonly string[];
}

/** Dissects packet `index` with the settings of its interface. */
export function dissectPacket(
  capture: Capture,
  index: number,
  reassembler?: Reassembler,
): Dissection {
  return dissect(capture.packetBytes(index), capture.linkType(index), {
    wireLengthBytes: capture.wireBytes(index),
    fcsBytes: fcsOf(capture, index),
    ...(reassembler === undefined ? {} : { reassembler }),
  });
}

/** Feeds packet `index` to the analyser, without its frame check sequence. */
export function analysePacket(capture: Capture, index: number, analyser: Analyser): void {
  const { offset, capturedBytes, wireBytes, seconds, nanoseconds } = capture.record(index);
  const dataBytes = Math.max(0, wireBytes - fcsOf(capture, index));
  analyser.push(
    capture.bytes,
    offset,
    Math.min(capturedBytes, dataBytes),
    dataBytes,
    capture.linkType(index),
    Number.isNaN(seconds) ? 0 : seconds,
    nanoseconds,
  );
}

/** The record of packet `index`. `analysis` must reach to it; null leaves its fields and findings out. */
export function recordPacket(
  capture: Capture,
  index: number,
  dissection: Dissection,
  analysis: Analysis | null,
): PacketRecordJson {
  const { seconds, nanoseconds, capturedBytes, wireBytes } = capture.record(index);
  const layers = dissection.layers.map(({ protocol, isQuoted, fields }) => {
    const byKey: Record<string, RecordedValue> = {};
    for (const { key, value } of fields) addValue(byKey, key, value);
    return { protocol, isQuoted, fields: byKey };
  });
  if (analysis !== null) addAnalysis(layers, analysis, index);
  return {
    number: index + 1,
    time: Number.isNaN(seconds) ? null : `${seconds}.${String(nanoseconds).padStart(9, '0')}`,
    lengthBytes: wireBytes,
    capturedBytes,
    layers,
    findings: analysis?.findingsOf(index) ?? [],
    issues: dissection.issues.map(({ code, message, range }) => ({
      code,
      message: message.en,
      range: [range.start, range.end],
    })),
    comments: capture.packetComments(index),
  };
}

type Fields = Record<string, RecordedValue>;

function addAnalysis(
  layers: readonly { readonly protocol: string; readonly fields: Fields }[],
  analysis: Analysis,
  index: number,
): void {
  const protocol = analysis.protocolOf(index);
  const fields = layers.findLast((layer) => layer.protocol === protocol)?.fields;
  const stream = analysis.streamOf(index);
  if (fields === undefined || protocol === null) return;
  if (stream !== null) fields[`${protocol}.stream`] = stream;
  const numbers = analysis.numbersOf(index);
  if (numbers === null) return;
  addNumbers(fields, numbers);
  fields['tcp.completeness'] = analysis.completenessOf(index);
}

/** Each number only where the header had what it is counted from. */
function addNumbers(fields: Fields, numbers: SegmentNumbers): void {
  const { lengthBytes, nextSeq, windowScale } = numbers;
  fields['tcp.seq'] = numbers.seq;
  if (lengthBytes === null) delete fields['tcp.len'];
  else fields['tcp.len'] = lengthBytes;
  if (fields['tcp.ack_raw'] === undefined) return;
  fields['tcp.ack'] = numbers.ack;
  if (nextSeq !== null) fields['tcp.nxtseq'] = nextSeq;
  relateSack(fields, numbers);
  if (fields['tcp.window_size_value'] === undefined) return;
  fields['tcp.window_size'] = numbers.windowBytes;
  if (windowScale !== null) fields['tcp.window_size_scalefactor'] = windowScale;
}

/** SACK edges are counted from the same base as the acknowledgment number. */
function relateSack(fields: Fields, numbers: SegmentNumbers): void {
  const base = (Number(fields['tcp.ack_raw']) - numbers.ack) >>> 0;
  for (const key of ['tcp.options.sack_le', 'tcp.options.sack_re']) {
    const raw = fields[key];
    if (raw === undefined) continue;
    const relative = [raw].flat().map((edge) => (Number(edge) - base) >>> 0);
    const [only, ...others] = relative;
    fields[key] = only !== undefined && others.length === 0 ? only : relative;
  }
}

function addValue(fields: Fields, key: string, value: FieldValue): void {
  const known = fields[key];
  fields[key] = known === undefined ? value : [...[known].flat(), value];
}

function fcsOf(capture: Capture, index: number): number {
  return capture.interfaceOf(index)?.fcsBytes ?? 0;
}
