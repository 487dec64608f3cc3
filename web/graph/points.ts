/** Points of a graph, gathered as the log grows: each at a moment, and at a place in the log. */

import { ValueColumn } from './value-column.ts';

/** When something became known. */
export interface Place {
  /** The event's place in the log. */
  readonly seq: number;
  /** µs since the run began. */
  readonly atUs: number;
  /** The packet that told. */
  readonly packet: number;
}

/** Ordered by `seq`, and so by time. */
export class Points {
  readonly seq = new ValueColumn();
  readonly atUs = new ValueColumn();
  readonly packet = new ValueColumn();
  readonly value = new ValueColumn();
  /** The other end of what reaches from `value` to somewhere; else the same. */
  readonly until = new ValueColumn();

  get length(): number {
    return this.seq.length;
  }

  push({ seq, atUs, packet }: Place, value: number, until: number = value): void {
    this.seq.push(seq);
    this.atUs.push(atUs);
    this.packet.push(packet);
    this.value.push(value);
    this.until.push(until);
  }
}
