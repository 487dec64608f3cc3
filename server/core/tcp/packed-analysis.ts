/** An analysis on its way from one thread to another. */

import { Analysis } from './analysis.ts';
import type { PackedClock } from './capture-clock.ts';
import { CaptureClock } from './capture-clock.ts';
import type { PacketTable } from './columns.ts';
import { PacketColumns } from './columns.ts';
import { SideTable } from './side-table.ts';

/** Plain arrays: each may be transferred instead of copied. */
export interface PackedAnalysis {
  readonly columns: PacketTable;
  readonly clock: PackedClock;
  readonly duplicateAcks: Uint32Array;
  readonly rtoFrames: Uint32Array;
  /** By TCP stream, ns. */
  readonly initialRttNs: Float64Array;
}

/** The analysis that was packed; nothing is copied. */
export function unpackAnalysis(packed: PackedAnalysis): Analysis {
  return new Analysis({
    columns: new PacketColumns(packed.columns),
    clock: new CaptureClock(packed.clock),
    duplicateAcks: new SideTable(packed.duplicateAcks),
    rtoFrames: new SideTable(packed.rtoFrames),
    initialRttNs: (stream) => packed.initialRttNs[stream] ?? 0,
  });
}
