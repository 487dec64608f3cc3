/** Follows every TCP conversation of a capture: finds it, judges the segment, writes what was found into the columns. */

import { TCP_FLAGS } from '../summary.ts';
import type { Headers } from '../walk/headers.ts';
import type { CaptureClock } from './capture-clock.ts';
import type { PacketColumns } from './columns.ts';
import { ROW } from './columns.ts';
import { applyOptions, COMPLETENESS, Conversation } from './conversation.ts';
import { FINDING } from './findings.ts';
import type { Moment } from './moment.ts';
import { judge } from './rules.ts';
import { SegmentPool } from './segment-pool.ts';
import { SideTable } from './side-table.ts';
import { moveStates } from './state.ts';
import { isFromLower, StreamTable } from './stream-table.ts';
import { Verdict } from './verdict.ts';

const SYN_ACK = TCP_FLAGS.syn | TCP_FLAGS.ack;

export class TcpTracker {
  /** By stream number. */
  readonly conversations: Conversation[] = [];
  /** Of a duplicate ACK: its number, and the packet it repeats. */
  readonly duplicateAcks = new SideTable();
  /** Of a retransmission by timeout: the packet the timeout is counted from. */
  readonly rtoFrames = new SideTable();
  readonly #columns: PacketColumns;
  readonly #table = new StreamTable();
  /** The latest conversation between the ends of each entry of the table. */
  readonly #latest: Conversation[] = [];
  readonly #verdict = new Verdict();
  readonly #moment: Moment;

  /** `headers` is the struct that every packet is walked into, `clock` knows its time. */
  constructor(columns: PacketColumns, headers: Headers, clock: CaptureClock) {
    this.#columns = columns;
    const none = new Conversation(-1, -1);
    this.#moment = {
      headers,
      pool: new SegmentPool(),
      clock,
      conversation: none,
      own: none.lower,
      peer: none.upper,
      frame: 0,
    };
  }

  /** Takes the segment in `headers` as row `index`. */
  push(index: number): void {
    const moment = this.#moment;
    const { headers } = moment;
    const fromLower = isFromLower(headers);
    moment.frame = index + 1;
    this.#find(fromLower);
    this.#verdict.clear(this.#renew(fromLower));
    moment.own.sackedBytes = 0;
    const isAnalysed = headers.payloadLengthBytes >= 0;
    if (isAnalysed) judge(moment, this.#verdict);
    this.#write(index, (isAnalysed ? ROW.analysed : 0) | (fromLower ? ROW.fromLower : 0));
    if (headers.headerLengthBytes >= 20) this.#conclude(index);
  }

  #find(fromLower: boolean): void {
    const moment = this.#moment;
    const entry = this.#table.entryOf(moment.headers);
    const known = this.#latest[entry];
    const conversation = known ?? this.#open(entry);
    if (known === undefined) conversation.firstFrame = moment.frame;
    this.#enter(conversation, fromLower);
  }

  #open(entry: number): Conversation {
    const conversation = new Conversation(this.conversations.length, entry);
    this.conversations.push(conversation);
    this.#latest[entry] = conversation;
    return conversation;
  }

  #enter(conversation: Conversation, fromLower: boolean): void {
    const moment = this.#moment;
    moment.conversation = conversation;
    moment.own = fromLower ? conversation.lower : conversation.upper;
    moment.peer = fromLower ? conversation.upper : conversation.lower;
  }

  /** A SYN or SYN-ACK where the conversation had begun: begins another where its ISN differs. Gives its findings. */
  #renew(fromLower: boolean): number {
    const { headers, own, conversation } = this.#moment;
    if ((headers.flags & TCP_FLAGS.syn) === 0 || !own.hasBase) return 0;
    const isAnswer = (headers.flags & SYN_ACK) === SYN_ACK;
    if (headers.seq === own.baseSeq) {
      if (isAnswer) return 0;
      own.nextSeq = own.maxSeqToBeAcked; // a reset may have moved it
      return 0;
    }
    if (isAnswer) own.baseSeq = headers.seq;
    else {
      const next = this.#open(conversation.entry);
      next.completeness = COMPLETENESS.syn;
      this.#enter(next, fromLower);
    }
    return FINDING.reusedPorts;
  }

  #write(index: number, row: number): void {
    const columns = this.#columns.table;
    const { headers, conversation, own, peer } = this.#moment;
    const isAnalysed = (row & ROW.analysed) !== 0;
    columns.row[index] = ROW.tcp | (headers.isQuoted ? ROW.quoted : 0) | row;
    columns.stream[index] = conversation.stream;
    columns.tcpFlags[index] = headers.flags;
    columns.seq[index] = isAnalysed ? headers.seq - own.baseSeq : headers.seq;
    const hasAck = (headers.flags & TCP_FLAGS.ack) !== 0;
    columns.ack[index] = isAnalysed && hasAck ? headers.ack - peer.baseSeq : headers.ack;
    columns.lengthBytes[index] = headers.payloadLengthBytes;
    columns.window[index] = headers.window;
    columns.windowShift[index] = own.windowShift;
    columns.completeness[index] = conversation.completeness;
  }

  /** What needs the rest of the header; where that was cut off, nothing found is shown, as in Wireshark. */
  #conclude(index: number): void {
    const columns = this.#columns.table;
    const { headers, conversation, own, peer, clock, frame } = this.#moment;
    const verdict = this.#verdict;
    const isFirst = frame === conversation.firstFrame;
    conversation.observe(headers, own, clock, frame);
    // What an ICMP error quotes was sent before, and is no new event of its conversation.
    if (!headers.isQuoted) moveStates(headers, own, peer, verdict.bits, isFirst);
    columns.states[index] = own.state | (peer.state << 4);
    if (!headers.isWhole) return;
    applyOptions(headers, own, peer);
    if (!headers.areOptionsWhole || !verdict.isShown) return;
    columns.findings[index] = verdict.bits;
    columns.acksFrame[index] = verdict.acksFrame;
    columns.bytesInFlight[index] = verdict.bytesInFlight;
    if (conversation.initialRttNs !== 0) {
      columns.row[index] = (columns.row[index] ?? 0) | ROW.showsInitialRtt;
    }
    if (verdict.duplicateAckNumber > 0) {
      this.duplicateAcks.add(index, verdict.duplicateAckNumber, verdict.duplicateAckFrame);
    }
    if (verdict.rtoFrame !== 0) this.rtoFrames.add(index, verdict.rtoFrame, 0);
  }
}
