/**
 * Sequence analysis of one segment by the rules Wireshark publishes in its User's Guide, "TCP Analysis"
 * (version 4.0), written anew from the rules.
 *
 * All sequence numbers are signed 32-bit integers; a difference `| 0` is a distance (RFC 9293 §3.4).
 */

import { TCP_FLAGS } from '../summary.ts';
import type { Headers } from '../walk/headers.ts';
import { FINDING } from './findings.ts';
import type { Flow } from './flow.ts';
import { ACKED_UNSEEN, SCALE_UNKNOWN } from './flow.ts';
import type { Moment } from './moment.ts';
import { markRepetition } from './repetition.ts';
import type { Verdict } from './verdict.ts';

const SYN_FIN = TCP_FLAGS.syn | TCP_FLAGS.fin;
const SYN_FIN_RST = SYN_FIN | TCP_FLAGS.rst;
/** Larger than this the difference is not a flight but nonsense. */
const MAX_FLIGHT_BYTES = 2_000_000_000;

/** Judges the segment and updates what its conversation remembers. */
export function judge(moment: Moment, verdict: Verdict): void {
  setBases(moment);
  if (isZeroWindowProbe(moment)) verdict.bits |= FINDING.zeroWindowProbe;
  else {
    markPlace(moment, verdict);
    markWindow(moment, verdict);
    markBareAck(moment, verdict);
  }
  markAckOfUnseen(moment, verdict);
  markRepetition(moment, verdict);
  remember(moment, verdict);
  verdict.isShown ||= verdict.bits !== 0;
  measure(moment, verdict);
}

/** A SYN counts as 0; where it was not seen, the first segment of a direction counts as 1. */
function setBases({ headers, own, peer }: Moment): void {
  if (!own.hasBase) {
    own.baseSeq = (headers.flags & TCP_FLAGS.syn) !== 0 ? headers.seq : (headers.seq - 1) | 0;
    own.hasBase = true;
  }
  if ((headers.flags & TCP_FLAGS.ack) === 0) return;
  if (!peer.hasBase) {
    peer.baseSeq = (headers.ack - 1) | 0;
    peer.hasBase = true;
  }
  peer.isFlightKnown = true;
}

/** One byte beyond a closed window (RFC 9293 §3.8.6.1). */
function isZeroWindowProbe({ headers, own, peer }: Moment): boolean {
  return headers.payloadLengthBytes === 1 && headers.seq === own.nextSeq && peer.window === 0;
}

/** Where the segment stands after what was sent before: a gap, a keep-alive, the window's edge. */
function markPlace({ headers, own, peer }: Moment, verdict: Verdict): void {
  const { flags, seq, payloadLengthBytes } = headers;
  if (own.nextSeq !== 0 && ((own.nextSeq - seq) | 0) < 0 && (flags & TCP_FLAGS.rst) === 0) {
    verdict.bits |= FINDING.lostSegment;
    own.isFlightKnown = false;
  }
  if ((flags & SYN_FIN_RST) !== 0) return;
  // RFC 9293 §3.8.4: a keep-alive repeats the byte before the next one, or nothing at that place.
  if (payloadLengthBytes <= 1 && seq === ((own.nextSeq - 1) | 0)) verdict.bits |= FINDING.keepAlive;
  if (payloadLengthBytes === 0 || peer.windowShift === SCALE_UNKNOWN) return;
  const shift = peer.isBeforeFirstAck ? 0 : Math.max(0, peer.windowShift);
  const edge = (peer.lastAck + (peer.window << shift)) | 0;
  if (((seq + payloadLengthBytes) | 0) === edge) verdict.bits |= FINDING.windowFull;
}

function markWindow({ headers, own }: Moment, verdict: Verdict): void {
  const { window, flags } = headers;
  if ((flags & SYN_FIN_RST) !== 0) return;
  if (window === 0) verdict.bits |= FINDING.zeroWindow;
  else if (window !== own.window && repeatsNumbers(headers, own)) {
    verdict.bits |= FINDING.windowUpdate;
  }
}

/** No data, and the same sequence and acknowledgment number as before. */
function repeatsNumbers(headers: Headers, own: Flow): boolean {
  return (
    headers.payloadLengthBytes === 0 && headers.seq === own.nextSeq && headers.ack === own.lastAck
  );
}

/** An ACK that repeats the last one in all: it answers a keep-alive, answers a probe, or is a duplicate (RFC 5681 §2). */
function markBareAck({ headers, own, peer }: Moment, verdict: Verdict): void {
  if (headers.window !== own.window || (headers.flags & SYN_FIN_RST) !== 0) return;
  if (!repeatsNumbers(headers, own)) return;
  if (headers.window === 0) {
    if ((peer.lastBits & FINDING.zeroWindowProbe) !== 0) verdict.bits |= FINDING.zeroWindowProbeAck;
  } else if ((peer.lastBits & FINDING.keepAlive) !== 0) verdict.bits |= FINDING.keepAliveAck;
  else {
    own.duplicateAcks = own.duplicateAcks === ACKED_UNSEEN ? 1 : own.duplicateAcks + 1;
    verdict.bits |= FINDING.duplicateAck;
    verdict.duplicateAckNumber = own.duplicateAcks;
    verdict.duplicateAckFrame = own.lastFreshAckFrame;
  }
}

/** The ACK reaches beyond all that was seen of the peer. Said once for each gap. */
function markAckOfUnseen({ headers, own, peer, frame }: Moment, verdict: Verdict): void {
  if (headers.ack !== own.lastAck) {
    own.lastFreshAckFrame = frame;
    own.duplicateAcks = 0;
  }
  if (peer.maxSeqToBeAcked === 0 || (headers.flags & TCP_FLAGS.ack) === 0) return;
  if (((peer.maxSeqToBeAcked - headers.ack) | 0) >= 0) return;
  verdict.isShown = true;
  if (((peer.nextSeq - peer.maxSeqToBeAcked) | 0) > 0) {
    // Segments beyond the gap were seen: from now on the gap counts as sent.
    peer.maxSeqToBeAcked = peer.nextSeq;
    verdict.bits |= FINDING.ackLostSegment;
    return;
  }
  if (peer.duplicateAcks === 0) verdict.bits |= FINDING.ackLostSegment;
  peer.duplicateAcks = ACKED_UNSEEN;
}

function remember({ headers, own, pool, frame }: Moment, verdict: Verdict): void {
  const { seq, payloadLengthBytes } = headers;
  let next = (seq + payloadLengthBytes) | 0;
  if (payloadLengthBytes > 0 || (headers.flags & SYN_FIN) !== 0) {
    const end = (headers.flags & SYN_FIN) !== 0 ? (next + 1) | 0 : next;
    if (pool.append(own, frame, seq, end)) next = end;
  }
  // A probe's byte is beyond the window and does not count as sent.
  if ((verdict.bits & FINDING.zeroWindowProbe) === 0) {
    if (own.nextSeq === 0 || ((own.nextSeq - next) | 0) < 0) {
      own.nextSeq = next;
      own.nextSeqFrame = frame;
    }
    if (own.maxSeqToBeAcked === 0 || seq === own.maxSeqToBeAcked) {
      own.maxSeqToBeAcked = own.nextSeq;
    }
  }
  own.window = headers.window;
  own.lastAck = headers.ack;
  own.lastFrame = frame;
  own.lastBits = verdict.bits;
}

/** What the segment acknowledges, and how much is in flight after it. */
function measure({ headers, own, peer, pool }: Moment, verdict: Verdict): void {
  verdict.acksFrame = pool.acknowledge(peer, headers.ack);
  if (verdict.acksFrame !== 0) verdict.isShown = true;
  if (headers.payloadLengthBytes === 0 || own.oldest < 0 || !own.isFlightKnown) return;
  verdict.isShown = true;
  const inFlight = (pool.span(own) - peer.sackedBytes) >>> 0;
  if (inFlight === 0 || inFlight >= MAX_FLIGHT_BYTES) return;
  // SYN and FIN take a number but are no bytes.
  verdict.bytesInFlight = (headers.flags & SYN_FIN) !== 0 ? inFlight - 1 : inFlight;
}
