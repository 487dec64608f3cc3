/**
 * Why a host's kernel sent a frame that answers no other frame: a call of its program, or a timer.
 *
 * What a program is doing is known at the moment the frame is read, because calls are recorded in shared memory
 * before the kernel is asked. What remains is told by the frame itself: data sent again is never a call's doing.
 */

import {
  TCP_FLAGS,
  endpointText,
  summarise,
  type FrameSummary,
  type TcpSummary,
} from '#core/summary.ts';
import { seqAdd, seqDistance } from '#core/tcp/seq.ts';
import type { Cause, TimerName } from '#core/event.ts';
import type { SocketSnapshot } from './sampler.ts';

/** A call that ended longer ago than this no longer explains a frame. */
const RECENT_US = 3_000;
/** Data may leave this long after the call or packet that let it go (TCP small queues, pacing). */
const QUEUED_US = 20_000;
const CONTROL_FLAGS = TCP_FLAGS.syn | TCP_FLAGS.fin | TCP_FLAGS.rst;

const SENDERS = new Set(
  'connect connect_ex send sendall sendto sendmsg shutdown close setsockopt'.split(' '),
);
const RECEIVERS = new Set('recv recv_into recvfrom recvfrom_into recvmsg'.split(' '));

/** Looks at the kernel's sockets: the last look at this connection, or a fresh one. */
export interface SocketView {
  last(local: string, remote: string): SocketSnapshot | undefined;
  fresh(local: string, remote: string): SocketSnapshot | undefined;
}

interface ProgramCall {
  readonly call: number;
  readonly name: string;
  readonly enteredUs: number;
  leftUs: number | null;
}

interface Flow {
  /** The sequence number after the last one sent. */
  next: number;
  lastCause: Cause;
  lastUs: number;
}

/** Follows one host. */
export class CauseFinder {
  private readonly sockets: SocketView;
  private readonly flows = new Map<string, Flow>();
  private latestCall: ProgramCall | null = null;

  constructor(sockets: SocketView) {
    this.sockets = sockets;
  }

  callEntered(call: number, name: string, atUs: number): void {
    this.latestCall = { call, name, enteredUs: atUs, leftUs: null };
  }

  callLeft(call: number, atUs: number): void {
    if (this.latestCall?.call === call) this.latestCall.leftUs = atUs;
  }

  /** Takes note of a frame whose cause is known: it answered `packet`. */
  noteAnswer(frame: Uint8Array, packet: number, atUs: number): void {
    const summary = summarise(frame);
    if (summary.tcp) this.note(summary, summary.tcp, { type: 'packet', packet }, atUs);
  }

  /** The cause of a frame that was sent at `atUs` (µs since the run began). */
  causeOf(frame: Uint8Array, atUs: number): Cause {
    const summary = summarise(frame);
    if (!summary.tcp) return this.callAt(atUs, SENDERS) ?? { type: 'timer', timer: 'other' };
    const cause = this.causeOfSegment(summary, summary.tcp, atUs);
    this.note(summary, summary.tcp, cause, atUs);
    return cause;
  }

  private causeOfSegment(summary: FrameSummary, tcp: TcpSummary, atUs: number): Cause {
    const flow = this.flows.get(flowKey(summary));
    const isNew = !flow || seqDistance(tcp.seq, flow.next) >= 0;
    const isPureAck = sequenceSpace(summary, tcp) === 0 && (tcp.flags & CONTROL_FLAGS) === 0;
    if (!isNew || isPureAck) {
      const call = isPureAck && isNew ? this.callAt(atUs, RECEIVERS) : null;
      return call ?? { type: 'timer', timer: this.timerOf(summary, isPureAck, isNew) };
    }
    const call = this.callAt(atUs, SENDERS);
    if (call) return call;
    if (flow && atUs - flow.lastUs < QUEUED_US) return flow.lastCause;
    return { type: 'timer', timer: this.timerOf(summary, isPureAck, isNew) };
  }

  private timerOf(summary: FrameSummary, isPureAck: boolean, isNew: boolean): TimerName {
    const [local, remote] = endsOf(summary);
    const before = this.sockets.last(local, remote)?.timer?.name;
    if (before === 'persist' || before === 'keepalive') {
      if (!isNew || before === 'persist') return before;
    }
    if (isPureAck) return 'delayed-ack';
    // RFC 8985 §7: a loss probe resends without counting as a retransmission timeout.
    const retransmits = this.sockets.fresh(local, remote)?.tcp?.retransmits ?? 1;
    return retransmits > 0 ? 'retransmission' : 'loss-probe';
  }

  private callAt(atUs: number, names: ReadonlySet<string>): Cause | null {
    const latest = this.latestCall;
    if (!latest || !names.has(latest.name)) return null;
    if (latest.leftUs !== null && atUs - latest.leftUs > RECENT_US) return null;
    return { type: 'call', call: latest.call };
  }

  private note(summary: FrameSummary, tcp: TcpSummary, cause: Cause, atUs: number): void {
    const key = flowKey(summary);
    const end = seqAdd(tcp.seq, sequenceSpace(summary, tcp));
    const flow = this.flows.get(key);
    const next = flow && seqDistance(flow.next, end) > 0 ? flow.next : end;
    this.flows.set(key, { next, lastCause: cause, lastUs: atUs });
  }
}

/** How far a segment moves the sequence number: data, and one each for SYN and FIN (RFC 9293 §3.4). */
function sequenceSpace(summary: FrameSummary, tcp: TcpSummary): number {
  const control = (tcp.flags & TCP_FLAGS.syn ? 1 : 0) + (tcp.flags & TCP_FLAGS.fin ? 1 : 0);
  return summary.payload.end - summary.payload.start + control;
}

function flowKey(summary: FrameSummary): string {
  return endsOf(summary).join('>');
}

function endsOf(summary: FrameSummary): [local: string, remote: string] {
  return [
    endpointText(summary.source, summary.sourcePort ?? 0),
    endpointText(summary.destination, summary.destinationPort ?? 0),
  ];
}
