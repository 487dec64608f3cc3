/** What one pass of the rules says of one segment; one instance serves a whole capture. */
export class Verdict {
  /** {@link FINDING} bits. */
  bits = 0;
  duplicateAckNumber = 0;
  /** The packet whose ACK is repeated. */
  duplicateAckFrame = 0;
  /** The packet whose last byte this one acknowledges, or 0. */
  acksFrame = 0;
  /** 0 where it cannot be told. */
  bytesInFlight = 0;
  /** For a retransmission by timeout: the oldest unacknowledged packet, or the one that sent furthest; else 0. */
  rtoFrame = 0;
  /** Wireshark shows an analysis for this packet, and with it the initial RTT. */
  isShown = false;

  clear(bits: number): void {
    this.bits = bits;
    this.duplicateAckNumber = 0;
    this.duplicateAckFrame = 0;
    this.acksFrame = 0;
    this.bytesInFlight = 0;
    this.rtoFrame = 0;
    this.isShown = bits !== 0;
  }
}
