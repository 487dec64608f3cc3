/** Where each packet of a capture lies in its file: columns of numbers, 32 bytes a packet. */

/** What a packet's record says of it. */
export interface PacketRecord {
  /** Where its bytes begin in the file. */
  readonly offset: number;
  readonly capturedBytes: number;
  /** Its length on the wire. */
  readonly wireBytes: number;
  /** Index into `Capture.interfaces`. */
  readonly interfaceIndex: number;
  /** Whole seconds since 1970 UTC; NaN where the file has no time for it (simple packet blocks). */
  readonly seconds: number;
  /** Nanoseconds beyond {@link seconds}. */
  readonly nanoseconds: number;
}

/** One place a packet. */
export interface RecordTable {
  readonly offsets: Float64Array;
  readonly seconds: Float64Array;
  readonly nanoseconds: Uint32Array;
  readonly captured: Uint32Array;
  readonly onWire: Uint32Array;
  readonly interfaces: Uint32Array;
}

const FIRST_CAPACITY = 1024;
const GROWTH = 1.5;

/** Growable columns of records. */
export class RecordColumns {
  table: RecordTable;
  #count: number;

  /** @param packed - records to go on from; none where left out. */
  constructor(packed?: RecordTable) {
    this.table = packed ?? tableOf(FIRST_CAPACITY);
    this.#count = packed?.offsets.length ?? 0;
  }

  get count(): number {
    return this.#count;
  }

  append(record: PacketRecord): void {
    const index = this.#count++;
    if (index === this.table.offsets.length) {
      this.table = resized(this.table, Math.max(FIRST_CAPACITY, Math.ceil(index * GROWTH)));
    }
    const { table } = this;
    table.offsets[index] = record.offset;
    table.captured[index] = record.capturedBytes;
    table.onWire[index] = record.wireBytes;
    table.interfaces[index] = record.interfaceIndex;
    table.seconds[index] = record.seconds;
    table.nanoseconds[index] = record.nanoseconds;
  }

  /** The records alone, without room to grow. */
  pack(): RecordTable {
    return resized(this.table, this.#count);
  }
}

function tableOf(capacity: number): RecordTable {
  return {
    offsets: new Float64Array(capacity),
    seconds: new Float64Array(capacity),
    nanoseconds: new Uint32Array(capacity),
    captured: new Uint32Array(capacity),
    onWire: new Uint32Array(capacity),
    interfaces: new Uint32Array(capacity),
  };
}

/** The same rows with room for `capacity`, or cut to it. */
function resized(from: RecordTable, capacity: number): RecordTable {
  const to = tableOf(capacity);
  to.offsets.set(from.offsets.subarray(0, capacity));
  to.seconds.set(from.seconds.subarray(0, capacity));
  to.nanoseconds.set(from.nanoseconds.subarray(0, capacity));
  to.captured.set(from.captured.subarray(0, capacity));
  to.onWire.set(from.onWire.subarray(0, capacity));
  to.interfaces.set(from.interfaces.subarray(0, capacity));
  return to;
}
