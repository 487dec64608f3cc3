/** The same table as the oracle's, from Slowwire's dissector and analyser. */

import type { Capture } from '#core/capture.ts';
import { dissect, Reassembler, type Dissection, type Layer } from '#core/dissect/index.ts';
import { Analyser, type SegmentNumbers } from '#core/tcp/analyser.ts';
import { WIRESHARK_LINK } from './link-types.ts';
import type { Mode, Row } from './tshark.ts';

const NANOSECONDS = 1_000_000_000;

/** Every packet's row, in file order. */
export function* ourRows(capture: Capture, mode: Mode): Generator<Row> {
  const analyser = new Analyser();
  const reassembler = mode === 'defragmented' ? new Reassembler() : undefined;
  for (let i = 0; i < capture.count; i++) {
    const bytes = capture.packetBytes(i);
    const linkType = capture.linkType(i);
    const wireLengthBytes = capture.wireBytes(i);
    const dissection = dissect(bytes, linkType, {
      wireLengthBytes,
      fcsBytes: capture.interfaceOf(i)?.fcsBytes ?? 0,
      ...(reassembler === undefined ? {} : { reassembler }),
    });
    const { offset, seconds, nanoseconds } = capture.record(i);
    const at = Number.isNaN(seconds) ? 0 : seconds;
    analyser.push(capture.bytes, offset, bytes.length, wireLengthBytes, linkType, at, nanoseconds);
    const cells = new Map<string, string[]>();
    addFrame(cells, capture, i);
    for (const layer of dissection.layers) addLayer(cells, layer);
    addAnalysis(cells, analyser, i, dissection);
    yield cells;
  }
}

function addFrame(cells: Map<string, string[]>, capture: Capture, index: number): void {
  const { seconds, nanoseconds, capturedBytes, wireBytes } = capture.record(index);
  cells.set('frame.number', [String(index + 1)]);
  if (!Number.isNaN(seconds)) {
    cells.set('frame.time_epoch', [`${seconds}.${String(nanoseconds).padStart(9, '0')}`]);
  }
  cells.set('frame.cap_len', [String(capturedBytes)]);
  cells.set('frame.len', [String(wireBytes)]);
  cells.set('frame.encap_type', [String(WIRESHARK_LINK[capture.linkType(index)] ?? '')]);
}

function addLayer(cells: Map<string, string[]>, layer: Layer): void {
  for (const field of layer.fields) {
    // What the analyser knows better: numbers counted from the ISN, and the length it worked with.
    if (FROM_ANALYSER.has(field.key)) continue;
    // Wireshark shows no raw sequence number for a quoted segment: its tcp.seq holds the raw one.
    if (layer.isQuoted && field.key === 'tcp.seq_raw') continue;
    append(cells, field.key, String(field.value));
  }
}

const FROM_ANALYSER: ReadonlySet<string> = new Set(['tcp.len']);

function addAnalysis(
  cells: Map<string, string[]>,
  analyser: Analyser,
  index: number,
  dissection: Dissection,
): void {
  const protocol = analyser.protocolOf(index);
  const stream = analyser.streamOf(index);
  if (protocol !== null && stream !== null) append(cells, `${protocol}.stream`, String(stream));
  const numbers = analyser.numbersOf(index);
  if (numbers === null) return;
  addNumbers(cells, numbers, hasPortsOnly(dissection));
  append(cells, 'tcp.completeness', String(analyser.completenessOf(index)));
  relateSack(cells, numbers);
  for (const { key, value } of analyser.findingsOf(index)) {
    append(cells, key, TIMES.has(key) ? secondsText(Number(value)) : String(value));
  }
}

function addNumbers(
  cells: Map<string, string[]>,
  numbers: SegmentNumbers,
  isCutShort: boolean,
): void {
  append(cells, 'tcp.seq', String(numbers.seq));
  append(cells, 'tcp.ack', String(numbers.ack));
  if (isCutShort) return;
  if (numbers.nextSeq !== null) append(cells, 'tcp.nxtseq', String(numbers.nextSeq));
  if (numbers.lengthBytes !== null) append(cells, 'tcp.len', String(numbers.lengthBytes));
  append(cells, 'tcp.window_size', String(numbers.windowBytes));
  if (numbers.windowScale !== null) {
    append(cells, 'tcp.window_size_scalefactor', String(numbers.windowScale));
  }
}

function hasPortsOnly(dissection: Dissection): boolean {
  const tcp = dissection.layers.findLast((layer) => layer.protocol === 'tcp');
  return !(tcp?.fields.some((field) => field.key === 'tcp.window_size_value') ?? false);
}

/** Wireshark counts SACK edges from the same base as the acknowledgment number; the dissector keeps them raw. */
function relateSack(cells: Map<string, string[]>, numbers: SegmentNumbers): void {
  const rawAck = Number(cells.get('tcp.ack_raw')?.at(-1) ?? 0);
  const base = (rawAck - numbers.ack) >>> 0;
  for (const key of ['tcp.options.sack_le', 'tcp.options.sack_re']) {
    const raw = cells.get(key);
    if (raw !== undefined) {
      cells.set(
        key,
        raw.map((edge) => String((Number(edge) - base) >>> 0)),
      );
    }
  }
}

const TIMES: ReadonlySet<string> = new Set([
  'tcp.analysis.ack_rtt',
  'tcp.analysis.initial_rtt',
  'tcp.analysis.rto',
]);

function secondsText(ns: number): string {
  const sign = ns < 0 ? '-' : '';
  const size = Math.abs(ns);
  const fraction = String(size % NANOSECONDS).padStart(9, '0');
  return `${sign}${Math.floor(size / NANOSECONDS)}.${fraction}`;
}

function append(cells: Map<string, string[]>, key: string, value: string): void {
  const known = cells.get(key);
  if (known === undefined) cells.set(key, [value]);
  else known.push(value);
}
