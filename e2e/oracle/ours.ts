/** The same table as the oracle's, from the very records that `slowwire read --json` prints. */

import type { Capture } from '#core/capture.ts';
import { Reassembler } from '#core/dissect/index.ts';
import {
  analysePacket,
  dissectPacket,
  recordPacket,
  type PacketRecordJson,
  type RecordedLayer,
} from '#core/packet-record.ts';
import { Analyser } from '#core/tcp/analyser.ts';
import { WIRESHARK_LINK } from './link-types.ts';
import type { Mode, Row } from './tshark.ts';

const NANOSECONDS = 1_000_000_000;
/** Not a column of the oracle's: the packet quotes another, where tshark gives up without a word. */
export const QUOTES = 'slowwire.quotes';
/** A link type that is not read: Wireshark numbers it in its own way, which is not compared. */
export const OTHER_LINK = 'other';
/** The kind of the multipath TCP option (RFC 8684). */
const MULTIPATH = 30;

/** Every packet's row, in file order. */
export function* ourRows(capture: Capture, mode: Mode): Generator<Row> {
  const analyser = new Analyser();
  const reassembler = mode === 'defragmented' ? new Reassembler() : undefined;
  for (let i = 0; i < capture.count; i++) {
    analysePacket(capture, i, analyser);
    const dissection = dissectPacket(capture, i, reassembler);
    yield toRow(recordPacket(capture, i, dissection, analyser), capture.linkType(i));
  }
}

function toRow(record: PacketRecordJson, linkType: number): Row {
  const cells = new Map<string, string[]>([
    ['frame.number', [String(record.number)]],
    ['frame.time_epoch', record.time === null ? [] : [record.time]],
    ['frame.cap_len', [String(record.capturedBytes)]],
    ['frame.len', [String(record.lengthBytes)]],
    ['frame.encap_type', [String(WIRESHARK_LINK[linkType] ?? OTHER_LINK)]],
  ]);
  if (record.layers.some((layer) => layer.isQuoted)) cells.set(QUOTES, ['1']);
  const isInIcmp = record.layers.some((layer) => layer.protocol === 'icmp');
  for (const layer of record.layers) addLayer(cells, layer, isInIcmp);
  for (const { key, value } of record.findings) {
    append(cells, key, TIMES.has(key) ? secondsText(Number(value)) : String(value));
  }
  return cells;
}

function addLayer(cells: Map<string, string[]>, layer: RecordedLayer, isInIcmp: boolean): void {
  // For a segment quoted by ICMP, Wireshark's tcp.seq is the raw number and tcp.seq_raw is missing.
  const isQuotedByIcmp = layer.isQuoted && isInIcmp;
  for (const [key, values] of Object.entries(layer.fields)) {
    if (isQuotedByIcmp && key === 'tcp.seq') continue;
    const column = isQuotedByIcmp && key === 'tcp.seq_raw' ? 'tcp.seq' : key;
    for (const value of [values].flat()) {
      // The oracle switches the MPTCP dissector off, and with it the kind of its option.
      if (key === 'tcp.option_kind' && value === MULTIPATH) continue;
      append(cells, column, String(value));
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
