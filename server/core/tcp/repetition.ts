/** Which kind of repetition a segment is that does not advance its sequence numbers. */

import { TCP_FLAGS } from '../summary.ts';
import { FINDING } from './findings.ts';
import type { Moment } from './moment.ts';
import type { Verdict } from './verdict.ts';

/** A retransmission this soon after the second duplicate ACK is a fast one (RFC 5681 §3.2). */
const FAST_WITHIN_NS = 20_000_000;
/** Reordering is believed within one round trip, or within this where no handshake told the RTT. */
const REORDER_WITHIN_NS = 3_000_000;

/** Marks retransmission, fast retransmission, spurious retransmission or out-of-order: at most one of them. */
export function markRepetition(moment: Moment, verdict: Verdict): void {
  const { headers, own, peer } = moment;
  const lengthBytes = headers.payloadLengthBytes;
  const counts = (headers.flags & (TCP_FLAGS.syn | TCP_FLAGS.fin)) !== 0 ? 1 : 0;
  if (lengthBytes + counts === 0 || (verdict.bits & FINDING.keepAlive) !== 0) return;
  const end = (headers.seq + lengthBytes) | 0;
  if (lengthBytes > 0 && peer.lastAck !== 0 && ((end - peer.lastAck) | 0) <= 0) {
    verdict.bits |= FINDING.spuriousRetransmission;
    return;
  }
  if (own.nextSeq === 0 || ((headers.seq - own.nextSeq) | 0) >= 0) return;
  // After a one-byte probe that was taken, the next segment begins with that byte again.
  if (lengthBytes > 1 && headers.seq === ((own.nextSeq - 1) | 0)) return;
  if (isFast(moment)) verdict.bits |= FINDING.fastRetransmission;
  else if (((end + counts) | 0) !== own.nextSeq && isRecent(moment)) {
    verdict.bits |= FINDING.outOfOrder;
  } else {
    verdict.bits |= FINDING.retransmission;
    verdict.rtoFrame = own.oldest < 0 ? own.nextSeqFrame : moment.pool.frameAt(own.oldest);
  }
}

/** The peer asked for this very byte at least twice more, a moment ago. */
function isFast({ headers, peer, clock, frame }: Moment): boolean {
  return (
    peer.duplicateAcks >= 2 &&
    peer.lastAck === headers.seq &&
    isWithin(clock.elapsedNs(peer.lastFrame, frame), FAST_WITHIN_NS)
  );
}

/** So soon after the furthest segment that the two may have changed places on the way. */
function isRecent({ own, conversation, clock, frame }: Moment): boolean {
  const rttNs = conversation.initialRttNs;
  return isWithin(
    clock.elapsedNs(own.nextSeqFrame, frame),
    rttNs === 0 ? REORDER_WITHIN_NS : rttNs,
  );
}

/** A clock that ran backwards proves nothing; an RTT measured by such a clock limits nothing. */
function isWithin(elapsedNs: number, limitNs: number): boolean {
  return elapsedNs >= 0 && (elapsedNs < limitNs || limitNs < 0);
}
