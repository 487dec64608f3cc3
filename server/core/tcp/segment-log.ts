/** Keeps the packets of one direction, listed by what happened to them. */

import type { DropReason } from '../frame-event.ts';
import type { Carriage, SegmentBytes } from './byte-stream.ts';
import type { Growing } from './growing.ts';

/** Feed it in the order of the log. */
export class SegmentLog implements Carriage {
  readonly segments: SegmentBytes[] = [];
  readonly originals: SegmentBytes[] = [];
  readonly repeats: SegmentBytes[] = [];
  readonly losses: SegmentBytes[] = [];
  readonly arrivals: number[] = [];
  readonly wasted: number[] = [];

  sent(segment: SegmentBytes): void {
    this.segments.push(segment);
    (segment.isRepeat ? this.repeats : this.originals).push(segment);
  }

  /** It, or a copy of it, reached the other host. */
  arrived(segment: Growing<SegmentBytes>, at: { readonly seq: number; readonly us: number }): void {
    if (segment.arrivedSeq === null) {
      segment.arrivedSeq = at.seq;
      segment.arrivedAtUs = at.us;
      this.arrivals.push(at.seq);
    } else segment.copySeqs = [...segment.copySeqs, at.seq];
  }

  /** What arrived there was of no use to the receiver. */
  waste(seq: number): void {
    this.wasted.push(seq);
  }

  dropped(segment: Growing<SegmentBytes>, reason: DropReason, seq: number): void {
    if (segment.droppedSeq !== null) return;
    segment.dropped = reason;
    segment.droppedSeq = seq;
    this.losses.push(segment);
  }
}
