/** One row a packet, kept as columns of typed arrays: 34 bytes a packet instead of an object. */

const FIRST_CAPACITY = 1024;

type Column = Uint32Array | Int32Array | Uint16Array | Uint8Array | Int8Array;

/** The columns alone; a row's cells are read and written directly. */
export interface PacketTable {
  /** Stream number among its protocol's, or -1. */
  stream: Int32Array;
  /** {@link ROW} bits. */
  row: Uint8Array;
  tcpFlags: Uint8Array;
  /** Relative sequence and acknowledgment number. */
  seq: Uint32Array;
  ack: Uint32Array;
  /** Data bytes, or -1 where they cannot be told. */
  lengthBytes: Int32Array;
  /** The window field, and the shift that scales it (`SCALE_UNKNOWN`, `SCALE_NONE`). */
  window: Uint16Array;
  windowShift: Int8Array;
  /** {@link FINDING} bits. */
  findings: Uint16Array;
  acksFrame: Uint32Array;
  bytesInFlight: Uint32Array;
  completeness: Uint8Array;
  /** Indices into `STATES` after the packet: the sender's in the low four bits, the peer's in the high. */
  states: Uint8Array;
}

/** Growable columns. */
export class PacketColumns implements PacketTable {
  stream: Int32Array;
  row: Uint8Array;
  tcpFlags: Uint8Array;
  seq: Uint32Array;
  ack: Uint32Array;
  lengthBytes: Int32Array;
  window: Uint16Array;
  windowShift: Int8Array;
  findings: Uint16Array;
  acksFrame: Uint32Array;
  bytesInFlight: Uint32Array;
  completeness: Uint8Array;
  states: Uint8Array;
  #count: number;

  /** @param packed - columns to go on from; empty ones where left out. */
  constructor(packed?: PacketTable) {
    const table = packed ?? tableOf(FIRST_CAPACITY);
    this.stream = table.stream;
    this.row = table.row;
    this.tcpFlags = table.tcpFlags;
    this.seq = table.seq;
    this.ack = table.ack;
    this.lengthBytes = table.lengthBytes;
    this.window = table.window;
    this.windowShift = table.windowShift;
    this.findings = table.findings;
    this.acksFrame = table.acksFrame;
    this.bytesInFlight = table.bytesInFlight;
    this.completeness = table.completeness;
    this.states = table.states;
    this.#count = packed?.stream.length ?? 0;
  }

  get count(): number {
    return this.#count;
  }

  /** Adds an empty row and gives its index. */
  add(): number {
    if (this.#count === this.stream.length) this.#grow(Math.max(FIRST_CAPACITY, this.#count * 2));
    return this.#count++;
  }

  /** The rows alone, without room to grow. */
  pack(): PacketTable {
    const { stream, row, tcpFlags, seq, ack, lengthBytes, window, windowShift } = this;
    const { findings, acksFrame, bytesInFlight, completeness, states } = this;
    const end = this.#count;
    return {
      stream: stream.slice(0, end),
      row: row.slice(0, end),
      tcpFlags: tcpFlags.slice(0, end),
      seq: seq.slice(0, end),
      ack: ack.slice(0, end),
      lengthBytes: lengthBytes.slice(0, end),
      window: window.slice(0, end),
      windowShift: windowShift.slice(0, end),
      findings: findings.slice(0, end),
      acksFrame: acksFrame.slice(0, end),
      bytesInFlight: bytesInFlight.slice(0, end),
      completeness: completeness.slice(0, end),
      states: states.slice(0, end),
    };
  }

  #grow(capacity: number): void {
    const table = tableOf(capacity);
    this.stream = copied(this.stream, table.stream);
    this.row = copied(this.row, table.row);
    this.tcpFlags = copied(this.tcpFlags, table.tcpFlags);
    this.seq = copied(this.seq, table.seq);
    this.ack = copied(this.ack, table.ack);
    this.lengthBytes = copied(this.lengthBytes, table.lengthBytes);
    this.window = copied(this.window, table.window);
    this.windowShift = copied(this.windowShift, table.windowShift);
    this.findings = copied(this.findings, table.findings);
    this.acksFrame = copied(this.acksFrame, table.acksFrame);
    this.bytesInFlight = copied(this.bytesInFlight, table.bytesInFlight);
    this.completeness = copied(this.completeness, table.completeness);
    this.states = copied(this.states, table.states);
  }
}

function tableOf(capacity: number): PacketTable {
  return {
    stream: new Int32Array(capacity).fill(-1),
    row: new Uint8Array(capacity),
    tcpFlags: new Uint8Array(capacity),
    seq: new Uint32Array(capacity),
    ack: new Uint32Array(capacity),
    lengthBytes: new Int32Array(capacity),
    window: new Uint16Array(capacity),
    windowShift: new Int8Array(capacity),
    findings: new Uint16Array(capacity),
    acksFrame: new Uint32Array(capacity),
    bytesInFlight: new Uint32Array(capacity),
    completeness: new Uint8Array(capacity),
    states: new Uint8Array(capacity),
  };
}

/** Bits of {@link PacketColumns.row}. */
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

function copied<A extends Column>(from: A, to: A): A {
  to.set(from);
  return to;
}
