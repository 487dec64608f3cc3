/** One direction of a TCP connection as the wire saw it: what was sent, acknowledged and received, step by step. */

import type { ByteRange } from '../event-base.ts';
import type { Progress, Receipt, SegmentBytes } from './byte-stream.ts';
import type { Growing } from './growing.ts';
import { RangeSet } from './ranges.ts';
import { SegmentLog } from './segment-log.ts';

/** Feed it packets and their fates in the order of the log. */
export class TcpFlow {
  readonly log = new SegmentLog();
  readonly sent: Progress[] = [];
  readonly acknowledged: Progress[] = [];
  readonly receipts: Receipt[] = [];
  readonly buffered: Progress[] = [];
  readonly #got = new RangeSet();

  /** Bytes sent at least once. */
  get sentUpTo(): number {
    return this.sent.at(-1)?.upTo ?? 0;
  }

  /** A segment with data left. */
  send(segment: Growing<SegmentBytes>): void {
    const { sentSeq: seq, range } = segment;
    segment.isRepeat = range.start < this.sentUpTo;
    this.log.sent(segment);
    if (range.end > this.sentUpTo) this.sent.push({ seq, upTo: range.end });
  }

  /** Bytes reached the receiver's kernel intact; gives those that were new to it. */
  receive(range: ByteRange, seq: number): readonly ByteRange[] {
    const fresh = this.#got.add(range);
    if (fresh.length > 0) {
      const [first, ...others] = this.#got.ranges;
      const isContiguous = first?.start === 0;
      const beyond = isContiguous ? others : this.#got.ranges;
      this.receipts.push({ seq, next: isContiguous ? first.end : 0, beyond });
    }
    return fresh;
  }

  /** An ACK reached the sender; a FIN's number is none of the bytes. */
  acknowledge(offset: number, seq: number): void {
    const upTo = Math.min(offset, this.sentUpTo);
    if (upTo > (this.acknowledged.at(-1)?.upTo ?? 0)) this.acknowledged.push({ seq, upTo });
  }

  /** The kernel told how many bytes it holds from the first unacknowledged one on. */
  hold(bytes: number, seq: number): void {
    const upTo = (this.acknowledged.at(-1)?.upTo ?? 0) + bytes;
    if (upTo > (this.buffered.at(-1)?.upTo ?? 0)) this.buffered.push({ seq, upTo });
  }
}
