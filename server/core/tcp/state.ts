/** RFC 9293 states of both ends as far as packets show them: each segment is taken to arrive. */

import type { SocketState } from '../socket-event.ts';
import { TCP_FLAGS } from '../summary.ts';
import type { Headers } from '../walk/headers.ts';
import { FINDING } from './findings.ts';
import type { Flow } from './flow.ts';

/** Inferred states, in the order their indices are stored. The first means that nothing was seen yet. */
export const STATES = [
  'LISTEN',
  'CLOSED',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const satisfies readonly SocketState[];

const LISTEN = 0;
const CLOSED = 1;
const SYN_SENT = 2;
const SYN_RECEIVED = 3;
const ESTABLISHED = 4;
const FIN_WAIT_1 = 5;
const FIN_WAIT_2 = 6;
const CLOSE_WAIT = 7;
const CLOSING = 8;
const LAST_ACK = 9;
const TIME_WAIT = 10;

/** Moves both ends by one segment (RFC 9293 §3.10.4 and §3.10.7). `bits` are its findings, `isFirst` that it opens the conversation. */
export function moveStates(
  headers: Headers,
  own: Flow,
  peer: Flow,
  bits: number,
  isFirst: boolean,
): void {
  const { flags } = headers;
  if (isFirst && (flags & (TCP_FLAGS.syn | TCP_FLAGS.rst)) === 0) {
    own.state = ESTABLISHED; // captured from the middle
    peer.state = ESTABLISHED;
  }
  if ((flags & TCP_FLAGS.rst) !== 0) {
    moveByReset(headers, own, peer);
    return;
  }
  if ((flags & TCP_FLAGS.syn) !== 0) moveBySyn(flags, own, peer);
  if ((flags & TCP_FLAGS.ack) !== 0) moveByAck(headers, own, peer);
  if ((flags & TCP_FLAGS.fin) !== 0) moveByFin(headers, own, peer, bits);
}

/** An end without the connection answers with a reset; one that gets it believes it only at the exact number (RFC 5961 §3.2). */
function moveByReset(headers: Headers, own: Flow, peer: Flow): void {
  const answersSyn = peer.state === SYN_SENT && (headers.flags & TCP_FLAGS.ack) !== 0;
  const isExpected = headers.seq === peer.lastAck || headers.seq === own.maxSeqToBeAcked;
  if (answersSyn || isExpected || peer.state === LISTEN) {
    own.state = CLOSED;
    peer.state = CLOSED;
  }
}

function moveBySyn(flags: number, own: Flow, peer: Flow): void {
  if ((flags & TCP_FLAGS.ack) !== 0) {
    if (own.state <= SYN_SENT) own.state = SYN_RECEIVED;
    return;
  }
  if (own.state <= CLOSED) own.state = SYN_SENT;
  // Listening, or both at once: simultaneous open (RFC 9293 §3.5).
  if (peer.state <= SYN_SENT) peer.state = SYN_RECEIVED;
}

function moveByAck(headers: Headers, own: Flow, peer: Flow): void {
  const isSyn = (headers.flags & TCP_FLAGS.syn) !== 0;
  if (own.state === SYN_SENT && !isSyn) own.state = ESTABLISHED;
  const reachesPeerSyn = ((headers.ack - peer.baseSeq) | 0) > 0;
  if (reachesPeerSyn && (peer.state === SYN_SENT || peer.state === SYN_RECEIVED)) {
    peer.state = ESTABLISHED;
  }
  if (!acksFin(headers, peer)) return;
  own.state = afterPeerFin(own.state);
  if (peer.state === FIN_WAIT_1) peer.state = FIN_WAIT_2;
  else if (peer.state === CLOSING) peer.state = TIME_WAIT;
  else if (peer.state === LAST_ACK) peer.state = CLOSED;
}

function moveByFin(headers: Headers, own: Flow, peer: Flow, bits: number): void {
  own.hasFin = true;
  own.finEnd = (headers.seq + Math.max(0, headers.payloadLengthBytes) + 1) | 0;
  if (own.state === ESTABLISHED || own.state === SYN_RECEIVED) own.state = FIN_WAIT_1;
  else if (own.state === CLOSE_WAIT) own.state = acksFin(headers, peer) ? LAST_ACK : CLOSING;
  // Behind a gap it waits in the peer's queue; the peer's ACK will tell when it was taken.
  if ((bits & FINDING.lostSegment) === 0) peer.state = afterPeerFin(peer.state);
}

/** Without it the two FINs crossed on the way: simultaneous close (RFC 9293 §3.6). */
function acksFin(headers: Headers, peer: Flow): boolean {
  return peer.hasFin && ((headers.ack - peer.finEnd) | 0) >= 0;
}

function afterPeerFin(state: number): number {
  switch (state) {
    case SYN_RECEIVED:
    case ESTABLISHED:
      return CLOSE_WAIT;
    case FIN_WAIT_1:
      return CLOSING;
    case FIN_WAIT_2:
      return TIME_WAIT;
    default:
      return state;
  }
}
