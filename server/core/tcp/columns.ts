/** One row a packet, kept as columns of typed arrays: 34 bytes a packet instead of an object. */

const FIRST_CAPACITY = 1024;

const COLUMNS = {
  /** Stream number among its protocol's, or -1. */
  stream: Int32Array,
  /** {@link ROW} bits. */
  row: Uint8Array,
  tcpFlags: Uint8Array,
  /** Relative sequence and acknowledgment number. */
  seq: Uint32Array,
  ack: Uint32Array,
  /** Data bytes, or -1 where they cannot be told. */
  lengthBytes: Int32Array,
  /** The window field, and the shift that scales it (`SCALE_UNKNOWN`, `SCALE_NONE`). */
  window: Uint16Array,
  windowShift: Int8Array,
  /** {@link FINDING} bits. */
  findings: Uint16Array,
  acksFrame: Uint32Array,
  bytesInFlight: Uint32Array,
  completeness: Uint8Array,
  /** Indices into `STATES` after the packet: the sender's in the low four bits, the peer's in the high. */
  states: Uint8Array,
} as const;

type ColumnName = keyof typeof COLUMNS;

/** The columns alone; a row's cells are read and written directly. */
export type PacketTable = {
  readonly [Name in ColumnName]: InstanceType<(typeof COLUMNS)[Name]>;
};

const NAMES = Object.keys(COLUMNS) as ColumnName[];

/** Growable columns. */
export class PacketColumns {
  #table: PacketTable;
  #count: number;

  /** @param packed - columns to go on from; empty ones where left out. */
  constructor(packed?: PacketTable) {
    this.#table = packed ?? emptyTable(FIRST_CAPACITY);
    this.#count = packed?.stream.length ?? 0;
  }

  get count(): number {
    return this.#count;
  }

  /** The columns as they are now: another table once a row is added. */
  get table(): PacketTable {
    return this.#table;
  }

  /** Adds an empty row and gives its index. */
  add(): number {
    const capacity = this.#table.stream.length;
    if (this.#count === capacity) this.#grow(Math.max(FIRST_CAPACITY, capacity * 2));
    return this.#count++;
  }

  /** The rows alone, without room to grow. */
  pack(): PacketTable {
    return tableOf((name) => this.#table[name].slice(0, this.#count));
  }

  #grow(capacity: number): void {
    const grown = emptyTable(capacity);
    for (const name of NAMES) grown[name].set(this.#table[name]);
    this.#table = grown;
  }
}

function emptyTable(capacity: number): PacketTable {
  const table = tableOf((name) => new COLUMNS[name](capacity));
  table.stream.fill(-1);
  return table;
}

function tableOf(make: (name: ColumnName) => PacketTable[ColumnName]): PacketTable {
  return Object.fromEntries(NAMES.map((name) => [name, make(name)])) as PacketTable;
}

/** Bits of the `row` column. */
export const ROW = {
  tcp: 1,
  udp: 2,
  /** The transport header was quoted by an ICMP error. */
  quoted: 4,
  /** The sender is the lower of the conversation's two ends. */
  fromLower: 8,
  /** The segment could be analysed: its length was known. */
  analysed: 16,
  /** The handshake's RTT belongs to what is known of this packet. */
  showsInitialRtt: 32,
} as const;
