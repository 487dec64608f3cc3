/**
 * Why a host's kernel sent a frame that answers no other frame: a call of its program, or a timer.
 *
 * What a program is doing is known at the moment the frame is read, because calls are recorded in shared memory
 * before the kernel is asked. What remains is told by the frame itself: data sent again is never a call's doing.
 */

import type { CallEntered } from '#core/program-event.ts';
import type { Cause, TimerName } from '#core/frame-event.ts';
import { TCP_FLAGS, summarise, type FrameSummary } from '#core/summary.ts';
import { endpointText } from '#core/address-text.ts';
import { seqAdd, seqDistance } from '#core/tcp/seq.ts';
import { Headers, TCP } from '#core/walk/headers.ts';
import { walkFrame } from '#core/walk/link.ts';
import { Flows, sequenceSpace } from './flows.ts';
import type { SocketSnapshot } from './sampler.ts';

/** A call that ended longer ago than this no longer explains an acknowledgment: a delayed ACK comes 40 ms later. */
const RECENT_US = 3_000;
/** Data may leave this long after the call or packet that let it go (TCP small queues, pacing). */
const QUEUED_US = 20_000;
const CONTROL = TCP_FLAGS.syn | TCP_FLAGS.fin | TCP_FLAGS.rst;
const LINKTYPE_ETHERNET = 1;

const OPENERS = new Set(['connect', 'connect_ex']);
const WRITERS = new Set(['send', 'sendall', 'sendto', 'sendmsg']);
const CLOSERS = new Set(['close', 'shutdown']);
const SENDERS = new Set([...OPENERS, ...WRITERS, ...CLOSERS, 'setsockopt']);
const RECEIVERS = new Set('recv recv_into recvfrom recvfrom_into recvmsg'.split(' '));

/** Looks at the kernel's sockets: the last look at this connection, or a fresh one. */
export interface SocketView {
  last(local: string, remote: string): SocketSnapshot | undefined;
  fresh(local: string, remote: string): SocketSnapshot | undefined;
}

/** A frame that was handed to this host's kernel. */
export interface Delivered {
  readonly packet: number;
  readonly bytes: Uint8Array;
  /** Just before the kernel got it, µs since the run began. */
  readonly atUs: number;
}

interface ProgramCall {
  readonly call: number;
  readonly name: string;
  /** Bytes it offered that no frame has been seen to carry. */
  unseenBytes: number;
  readonly enteredUs: number;
  leftUs: number | null;
}

/** Follows one host. */
export class CauseFinder {
  private readonly sockets: SocketView;
  private readonly headers = new Headers();
  private readonly flows = new Flows();
  /** Calls that may send, as long as they can still explain a frame; oldest first. */
  private senders: ProgramCall[] = [];
  private receiver: ProgramCall | null = null;

  constructor(sockets: SocketView) {
    this.sockets = sockets;
  }

  callEntered(event: Pick<CallEntered, 'call' | 'name' | 'bytes' | 'atUs'>): void {
    const { call, name, bytes, atUs } = event;
    const unseenBytes = bytes ? bytes.end - bytes.start : 0;
    const entered = { call, name, unseenBytes, enteredUs: atUs, leftUs: null };
    if (SENDERS.has(name)) this.senders.push(entered);
    if (RECEIVERS.has(name)) this.receiver = entered;
  }

  callLeft(call: number, atUs: number): void {
    const left = [...this.senders, this.receiver].find((sender) => sender?.call === call);
    if (left) left.leftUs = atUs;
  }

  /**
   * The cause of a frame found after deliveries: the packet delivered (of several, the one whose data it acknowledges),
   * unless the program, woken by it, was quicker than our look and had already made a call that sends.
   */
  causeOfAnswer(frame: Uint8Array, atUs: number, deliveries: readonly Delivered[]): Cause {
    const answer: Cause = { type: 'packet', packet: this.answered(frame, deliveries) };
    const segment = this.read(frame);
    const sinceUs = deliveries[0]?.atUs ?? atUs;
    const quick = this.senders.filter(({ enteredUs }) => enteredUs >= sinceUs);
    const sender = quick.length > 0 && !isPureAck(segment) && senderOf(segment, quick);
    const cause = (segment.protocol !== 0 && sender) || answer;
    this.flows.note(segment, cause, atUs);
    return cause;
  }

  /**
   * The cause of a frame that was read at `atUs` (µs since the run began) and left the kernel after `afterUs`, when its
   * interface was last seen empty: on a busy machine these may lie far apart.
   */
  causeOf(frame: Uint8Array, atUs: number, afterUs: number): Cause {
    const segment = this.read(frame);
    this.senders = this.senders.filter((call) => isUnderWay(call, afterUs));
    const sender = senderOf(segment, this.senders) ?? latestOf(this.senders);
    if (segment.protocol !== TCP) return sender ?? { type: 'timer', timer: 'other' };
    const cause = this.causeOfSegment(segment, frame, atUs, sender);
    this.flows.note(segment, cause, atUs);
    return cause;
  }

  private answered(frame: Uint8Array, deliveries: readonly Delivered[]): number {
    const latest = deliveries.at(-1)?.packet ?? 0;
    if (deliveries.length === 1) return latest;
    const { protocol, ack } = this.read(frame);
    if (protocol !== TCP) return latest;
    const isCovered = ({ bytes }: Delivered) => {
      const segment = this.read(bytes);
      return seqDistance(ack, seqAdd(segment.seq, sequenceSpace(segment))) >= 0;
    };
    return deliveries.findLast(isCovered)?.packet ?? latest;
  }

  private read(frame: Uint8Array): Headers {
    this.headers.begin(frame, frame.length, frame.length);
    walkFrame(this.headers, 0, LINKTYPE_ETHERNET);
    return this.headers;
  }

  private causeOfSegment(
    segment: Headers,
    frame: Uint8Array,
    atUs: number,
    sender: Cause | null,
  ): Cause {
    const flow = this.flows.find(segment);
    const isNew = !flow || seqDistance(segment.seq, flow.next) >= 0;
    const isAck = isPureAck(segment);
    if (isNew && isAck) {
      const { receiver } = this;
      const isReader = receiver !== null && isUnderWay(receiver, atUs - RECENT_US);
      if (isReader) return { type: 'call', call: receiver.call };
    } else if (isNew) {
      if (sender) return sender;
      if (flow && atUs - flow.lastUs < QUEUED_US) return flow.lastCause;
    }
    return { type: 'timer', timer: this.timerOf(frame, isAck, isNew) };
  }

  private timerOf(frame: Uint8Array, isAck: boolean, isNew: boolean): TimerName {
    const [local, remote] = endsOf(summarise(frame));
    const before = this.sockets.last(local, remote)?.timer?.name;
    if (before === 'persist' || (before === 'keepalive' && !isNew)) return before;
    if (isAck) return 'delayed-ack';
    // RFC 8985 §7: a loss probe resends without counting as a retransmission timeout.
    const retransmits = this.sockets.fresh(local, remote)?.tcp?.retransmits ?? 1;
    return retransmits > 0 ? 'retransmission' : 'loss-probe';
  }
}

function isUnderWay({ leftUs }: ProgramCall, sinceUs: number): boolean {
  return leftUs === null || leftUs >= sinceUs;
}

/** A TCP segment with nothing in it but its acknowledgment. */
function isPureAck(segment: Headers): boolean {
  return segment.protocol === TCP && sequenceSpace(segment) === 0 && !(segment.flags & CONTROL);
}

/** Which of these calls sent this frame: calls that wrote are matched to data in order, byte for byte. */
function senderOf(segment: Headers, calls: readonly ProgramCall[]): Cause | null {
  const flags = segment.protocol === TCP ? segment.flags : 0;
  const closes = (flags & (TCP_FLAGS.fin | TCP_FLAGS.rst)) !== 0;
  const kind = closes ? CLOSERS : flags & TCP_FLAGS.syn ? OPENERS : WRITERS;
  const fitting = calls.filter(({ name }) => kind.has(name));
  const writer = fitting.find(({ unseenBytes }) => unseenBytes > 0);
  if (writer) takeBytes(fitting, Math.max(0, segment.payloadLengthBytes));
  return writer ? { type: 'call', call: writer.call } : latestOf(fitting);
}

function latestOf(calls: readonly ProgramCall[]): Cause | null {
  const latest = calls.at(-1);
  return latest ? { type: 'call', call: latest.call } : null;
}

/** A frame has carried this many bytes of what these calls wrote. */
function takeBytes(writers: readonly ProgramCall[], lengthBytes: number): void {
  let left = lengthBytes;
  for (const writer of writers) {
    const taken = Math.min(left, writer.unseenBytes);
    writer.unseenBytes -= taken;
    left -= taken;
  }
}

function endsOf(summary: FrameSummary): [local: string, remote: string] {
  return [
    endpointText(summary.source, summary.sourcePort ?? 0),
    endpointText(summary.destination, summary.destinationPort ?? 0),
  ];
}
