/** Numbers the data segments and datagrams of every flow: a segment sent again keeps its number. */

import { TCP_FLAGS } from '../summary.ts';
import { seqDistance } from '../tcp/seq.ts';
import { type Headers, TCP } from '../walk/headers.ts';

/** No place: what a rule asks for is counted from 1. */
const NONE = 0;

interface Flow {
  /** Sequence number of the first byte seen. */
  readonly first: number;
  /** Where each numbered segment begins, bytes after `first`, rising. */
  readonly starts: number[];
  /** The end of what was sent so far, bytes after `first`. */
  end: number;
}

/** Counting begins with the first frame it is shown. */
export class Places {
  private readonly largest: number;
  private readonly flows = new Map<string, Flow>();
  private readonly datagrams = new Map<string, number>();
  private place = NONE;

  /** Segments past the `largest`-th of their flow are not told apart. */
  constructor(largest: number) {
    this.largest = largest;
  }

  /** The place of the data segment or datagram last seen in its flow, from 1; 0 for anything else, and for data older than the first seen. */
  get latest(): number {
    return this.place;
  }

  /** Takes up the next frame. */
  see(headers: Headers): void {
    this.place = this.of(headers);
  }

  private of(headers: Headers): number {
    if (headers.protocol === 0 || headers.isQuoted) return NONE;
    const key = flowKey(headers);
    if (headers.protocol !== TCP) {
      const place = (this.datagrams.get(key) ?? 0) + 1;
      this.datagrams.set(key, place);
      return place;
    }
    // The ports are used again: another connection.
    if ((headers.flags & TCP_FLAGS.syn) !== 0) this.flows.delete(key);
    return headers.payloadLengthBytes > 0 ? this.ofSegment(key, headers) : NONE;
  }

  private ofSegment(key: string, { seq, payloadLengthBytes }: Headers): number {
    const flow = this.flows.get(key) ?? { first: seq, starts: [], end: 0 };
    this.flows.set(key, flow);
    const start = seqDistance(seq, flow.first);
    if (start < 0) return NONE;
    if (start >= flow.end && flow.starts.length <= this.largest) flow.starts.push(start);
    flow.end = Math.max(flow.end, start + payloadLengthBytes);
    return countUpTo(flow.starts, start);
  }
}

/** How many of these rising numbers are at most `limit`. */
function countUpTo(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function flowKey({ source, destination, sourcePort, destinationPort }: Headers): string {
  return `${source.join()} ${sourcePort} ${destination.join()} ${destinationPort}`;
}
