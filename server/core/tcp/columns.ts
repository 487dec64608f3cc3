/** One row a packet, kept as columns of typed arrays: 34 bytes a packet instead of an object. */

const FIRST_CAPACITY = 1024;

type Column = Uint32Array | Int32Array | Uint16Array | Uint8Array | Int8Array;

/** Growable columns; a row's cells are read and written directly. */
export class PacketColumns {
  /** Stream number among its protocol's, or -1. */
  stream = new Int32Array(FIRST_CAPACITY).fill(-1);
  /** {@link ROW} bits. */
  row = new Uint8Array(FIRST_CAPACITY);
  tcpFlags = new Uint8Array(FIRST_CAPACITY);
  /** Relative sequence and acknowledgment number. */
  seq = new Uint32Array(FIRST_CAPACITY);
  ack = new Uint32Array(FIRST_CAPACITY);
  /** Data bytes, or -1 where they cannot be told. */
  lengthBytes = new Int32Array(FIRST_CAPACITY);
  /** The window field, and the shift that scales it (`SCALE_UNKNOWN`, `SCALE_NONE`). */
  window = new Uint16Array(FIRST_CAPACITY);
  windowShift = new Int8Array(FIRST_CAPACITY);
  /** {@link FINDING} bits. */
  findings = new Uint16Array(FIRST_CAPACITY);
  acksFrame = new Uint32Array(FIRST_CAPACITY);
  bytesInFlight = new Uint32Array(FIRST_CAPACITY);
  completeness = new Uint8Array(FIRST_CAPACITY);
  /** Indices into `STATES` after the packet: the sender's in the low four bits, the peer's in the high. */
  states = new Uint8Array(FIRST_CAPACITY);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds an empty row and gives its index. */
  add(): number {
    if (this.#count === this.stream.length) this.#grow();
    return this.#count++;
  }

  #grow(): void {
    const capacity = this.stream.length * 2;
    this.stream = copied(this.stream, new Int32Array(capacity).fill(-1));
    this.row = copied(this.row, new Uint8Array(capacity));
    this.tcpFlags = copied(this.tcpFlags, new Uint8Array(capacity));
    this.seq = copied(this.seq, new Uint32Array(capacity));
    this.ack = copied(this.ack, new Uint32Array(capacity));
    this.lengthBytes = copied(this.lengthBytes, new Int32Array(capacity));
    this.window = copied(this.window, new Uint16Array(capacity));
    this.windowShift = copied(this.windowShift, new Int8Array(capacity));
    this.findings = copied(this.findings, new Uint16Array(capacity));
    this.acksFrame = copied(this.acksFrame, new Uint32Array(capacity));
    this.bytesInFlight = copied(this.bytesInFlight, new Uint32Array(capacity));
    this.completeness = copied(this.completeness, new Uint8Array(capacity));
    this.states = copied(this.states, new Uint8Array(capacity));
  }
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
