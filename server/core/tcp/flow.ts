/** What the analyser remembers of one direction of a conversation. */

/** `windowShift` while no handshake told: the window field cannot be scaled. */
export const SCALE_UNKNOWN = -1;
/** `windowShift` where the handshake showed that no scaling is used (RFC 7323 §2.2). */
export const SCALE_NONE = -2;
/** `duplicateAcks` after an ACK of a segment not captured: as Wireshark counts, more than any number of them. */
export const ACKED_UNSEEN = 0xffff_ffff;

/**
 * One end as a sender. Sequence numbers are signed 32-bit integers; as in Wireshark's rules, 0 stands for
 * "none seen yet". Packets are numbered from 1.
 */
export class Flow {
  /** The number that counts as 0: the ISN, or one before the first byte seen. */
  baseSeq = 0;
  hasBase = false;
  /** One past the highest byte sent. */
  nextSeq = 0;
  /** The packet that reached it. */
  nextSeqFrame = 0;
  /** How far the peer can acknowledge without proving that a segment was not captured. */
  maxSeqToBeAcked = 0;
  /** The acknowledgment number of this end's last segment, and the packet that was. */
  lastAck = 0;
  lastFrame = 0;
  /** The first packet that carried `lastAck`. */
  lastFreshAckFrame = 0;
  /** Repetitions of `lastAck`, or {@link ACKED_UNSEEN}. */
  duplicateAcks = 0;
  /** The last window field, or -1 before any. */
  window = -1;
  windowShift = SCALE_UNKNOWN;
  /** A SYN was sent and no other ACK yet: the window still stands unscaled. */
  isBeforeFirstAck = false;
  /** Findings of this end's last segment. */
  lastBits = 0;
  /** Bytes in flight can be told: false from a gap until the peer's next ACK. */
  isFlightKnown = true;
  /** SACKed bytes the peer may take off its flight, of this end's last segment. */
  sackedBytes = 0;
  /** Unacknowledged segments: oldest, newest and count, in the {@link SegmentPool}. */
  oldest = -1;
  newest = -1;
  segmentCount = 0;
  /** The list's sequence numbers ascend and do not overlap. */
  isSorted = true;
  /** RFC 9293 state, an index into `STATES`. */
  state = 0;
  /** One past the FIN, where one was sent. */
  finEnd = 0;
  hasFin = false;
}
