/** The same table as the oracle's, from Slowwire's dissector and analyser. */

import type { Capture } from '#core/capture.ts';
import { dissect, Reassembler, type Layer } from '#core/dissect/index.ts';
import { Analyser, type SegmentNumbers } from '#core/tcp/analyser.ts';
import { WIRESHARK_LINK } from './link-types.ts';
import type { Mode, Row } from './tshark.ts';

const NANOSECONDS = 1_000_000_000;
/** Not a column of the oracle's: the packet quotes another, where tshark gives up without a word. */
export const QUOTES = 'slowwire.quotes';
/** The kind of the multipath TCP option (RFC 8684). */
const MULTIPATH = 30;

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
      fcsBytes: fcsOf(capture, i),
      ...(reassembler === undefined ? {} : { reassembler }),
    });
    pushTo(analyser, capture, i);
    const cells = new Map<string, string[]>();
    addFrame(cells, capture, i);
    if (dissection.layers.some((layer) => layer.isQuoted)) cells.set(QUOTES, ['1']);
    const isInIcmp = dissection.layers.some((layer) => layer.protocol === 'icmp');
    for (const layer of dissection.layers) addLayer(cells, layer, isInIcmp);
    addAnalysis(cells, analyser, i);
    yield cells;
  }
}

/** The analyser knows no check sequence: it is cut off before. */
function pushTo(analyser: Analyser, capture: Capture, index: number): void {
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

function fcsOf(capture: Capture, index: number): number {
  return capture.interfaceOf(index)?.fcsBytes ?? 0;
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

function addLayer(cells: Map<string, string[]>, layer: Layer, isInIcmp: boolean): void {
  for (const { key, value } of layer.fields) {
    if (key === 'tcp.len') continue; // The analyser's is compared.
    // The oracle switches the MPTCP dissector off, and with it the kind of its option.
    if (key === 'tcp.option_kind' && value === MULTIPATH) continue;
    // For a segment quoted by ICMP, Wireshark's tcp.seq is the raw number and tcp.seq_raw is missing.
    const isQuotedSeq = key === 'tcp.seq_raw' && layer.isQuoted && isInIcmp;
    append(cells, isQuotedSeq ? 'tcp.seq' : key, String(value));
  }
}

function addAnalysis(cells: Map<string, string[]>, analyser: Analyser, index: number): void {
  const protocol = analyser.protocolOf(index);
  const stream = analyser.streamOf(index);
  if (protocol !== null && stream !== null) append(cells, `${protocol}.stream`, String(stream));
  const numbers = analyser.numbersOf(index);
  if (numbers === null) return;
  addNumbers(cells, numbers);
  append(cells, 'tcp.completeness', String(analyser.completenessOf(index)));
  relateSack(cells, numbers);
  for (const { key, value } of analyser.findingsOf(index)) {
    append(cells, key, TIMES.has(key) ? secondsText(Number(value)) : String(value));
  }
}

/** Each number only where the header had what it is counted from. */
function addNumbers(cells: Map<string, string[]>, numbers: SegmentNumbers): void {
  const { lengthBytes, nextSeq, windowScale } = numbers;
  if (!cells.has('tcp.seq')) append(cells, 'tcp.seq', String(numbers.seq));
  if (lengthBytes !== null) append(cells, 'tcp.len', String(lengthBytes));
  if (!cells.has('tcp.ack_raw')) return;
  append(cells, 'tcp.ack', String(numbers.ack));
  if (nextSeq !== null) append(cells, 'tcp.nxtseq', String(nextSeq));
  if (!cells.has('tcp.window_size_value')) return;
  append(cells, 'tcp.window_size', String(numbers.windowBytes));
  if (windowScale !== null) append(cells, 'tcp.window_size_scalefactor', String(windowScale));
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
