/** Compares the two tables cell by cell and counts. */

import { OTHER_LINK, QUOTES } from './ours.ts';
import type { Row } from './tshark.ts';

/** One cell that differs. */
export interface Difference {
  readonly frame: number;
  readonly column: string;
  readonly tshark: string;
  readonly ours: string;
}

export interface Comparison {
  readonly packets: number;
  readonly tcpPackets: number;
  /** Header cells that differ. */
  readonly header: readonly Difference[];
  /** Header cells that only we have, in packets where tshark gave up: malformed, cut short, or quoting another. */
  readonly further: readonly Difference[];
  /** Analysis cells that differ. */
  readonly analysis: readonly Difference[];
  /** Packets with any difference in the analysis's flags. */
  readonly flagPackets: number;
}

/** Columns that hold a number beside a flag; a difference in them is no difference in flags. */
const MEASURES: ReadonlySet<string> = new Set([
  'tcp.analysis.acks_frame',
  'tcp.analysis.ack_rtt',
  'tcp.analysis.initial_rtt',
  'tcp.analysis.bytes_in_flight',
  'tcp.analysis.duplicate_ack_num',
  'tcp.analysis.duplicate_ack_frame',
]);

/** Compares row by row in the given columns; a packet that only one side has counts as a difference in `frame.number`. */
export function compare(
  columns: readonly string[],
  theirs: readonly Row[],
  ours: Iterable<Row>,
): Comparison {
  const header: Difference[] = [];
  const further: Difference[] = [];
  const analysis: Difference[] = [];
  const flagged = new Set<number>();
  let packets = 0;
  let tcpPackets = 0;
  for (const our of ours) {
    const their: Row = theirs[packets] ?? new Map();
    packets += 1;
    if (has(their, 'tcp.srcport')) tcpPackets += 1;
    const gaveUp =
      ['_ws.short', '_ws.malformed'].some((column) => has(their, column)) || has(our, QUOTES);
    for (const column of columns) {
      const difference = differ(packets, column, their, our);
      if (difference === null) continue;
      if (column.startsWith('tcp.analysis.')) {
        analysis.push(difference);
        if (!MEASURES.has(column)) flagged.add(packets);
      } else if (gaveUp && difference.ours.startsWith(difference.tshark)) further.push(difference);
      else header.push(difference);
    }
  }
  for (let frame = packets + 1; frame <= theirs.length; frame++) {
    header.push({ frame, column: 'frame.number', tshark: String(frame), ours: '' });
  }
  return { packets, tcpPackets, header, further, analysis, flagPackets: flagged.size };
}

function differ(frame: number, column: string, theirs: Row, ours: Row): Difference | null {
  const their = theirs.get(column) ?? [];
  const our = ours.get(column) ?? [];
  if (our[0] === OTHER_LINK) return null;
  if (isFlag(column)) {
    return their.length > 0 === our.length > 0 ? null : make(frame, column, their, our);
  }
  const same =
    their.length === our.length && their.every((cell, i) => plain(cell) === plain(our[i]));
  return same ? null : make(frame, column, their, our);
}

/** A flag's cell says only that it is there; `duplicate_ack` says it twice. */
function isFlag(column: string): boolean {
  return column.startsWith('tcp.analysis.') && !MEASURES.has(column);
}

function make(
  frame: number,
  column: string,
  their: readonly string[],
  our: readonly string[],
): Difference {
  return { frame, column, tshark: their.map(plain).join(';'), ours: our.map(plain).join(';') };
}

function has(row: Row, column: string): boolean {
  return (row.get(column) ?? []).length > 0;
}

/** Hex and decimal alike. */
function plain(cell: string | undefined): string {
  return cell !== undefined && /^0x[0-9a-f]+$/i.test(cell) ? String(Number(cell)) : (cell ?? '');
}
