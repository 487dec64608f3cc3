/** What the analyser needs of one packet, in a struct that is filled again for every packet. */

/** IP protocol numbers the walk follows (IANA). */
export const TCP = 6;
export const UDP = 17;

/** SACK blocks a 40-octet option field can hold (RFC 2018 §3). */
const MAX_SACK_BLOCKS = 4;

/**
 * Mutable on purpose: one instance serves a whole capture, so that walking a packet allocates nothing.
 * Sequence numbers are kept as signed 32-bit integers (`>>> 0` gives the number on the wire).
 */
export class Headers {
  /** The buffer walked, and where in it the captured bytes and the bytes on the wire of the layer at hand end. */
  bytes: Uint8Array = new Uint8Array(0);
  captureEnd = 0;
  wireEnd = 0;
  /** {@link TCP}, {@link UDP} or 0 where the packet carries neither, or too little of it was captured. */
  protocol = 0;
  /** The transport header was quoted by an ICMP error (RFC 792), so its sender is not this packet's. */
  isQuoted = false;
  /** The transport header lies in the first of several fragments, so its payload's length is unknown. */
  isFragment = false;
  /** 4 or 6. */
  ipVersion = 0;
  /** IP headers passed so far: tunnels and quotations nest. */
  depth = 0;
  /** Address words in network order; an IPv4 address is the first word, the others are 0. */
  readonly source = new Int32Array(4);
  readonly destination = new Int32Array(4);
  sourcePort = 0;
  destinationPort = 0;

  seq = 0;
  ack = 0;
  /** The low eight flag bits. */
  flags = 0;
  /** Not scaled. */
  window = 0;
  /** By the data offset field; below 20 where the field is nonsense. */
  headerLengthBytes = 0;
  /** Data bytes by the IP length, or -1 where the header itself does not fit or the packet is a fragment. */
  payloadLengthBytes = -1;
  /** The fixed header was captured in full. */
  isWhole = false;
  /** All options could be read. */
  areOptionsWhole = true;
  /** Window scale shift (RFC 7323 §2.2, at most 14), or -1. */
  windowShift = -1;
  /** SACK blocks in this segment. */
  sackCount = 0;
  readonly sackLeft = new Int32Array(MAX_SACK_BLOCKS);
  readonly sackRight = new Int32Array(MAX_SACK_BLOCKS);

  /** Forgets the packet before and begins with another. */
  begin(bytes: Uint8Array, captureEnd: number, wireEnd: number): void {
    this.bytes = bytes;
    this.captureEnd = captureEnd;
    this.wireEnd = wireEnd;
    this.protocol = 0;
    this.isQuoted = false;
    this.isFragment = false;
    this.ipVersion = 0;
    this.depth = 0;
    this.areOptionsWhole = true;
    this.windowShift = -1;
    this.sackCount = 0;
  }
}
