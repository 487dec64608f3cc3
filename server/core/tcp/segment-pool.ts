/** Sent and not yet acknowledged segments of all flows, as linked lists in one pool of typed arrays. */

import type { Flow } from './flow.ts';

const FIRST_CAPACITY = 1024;

/** More than this many unacknowledged segments are not remembered, as in Wireshark: the ACKs are not being captured. */
const MAX_SEGMENTS = 10_000;

const NEAR = 2 ** 30;

/** Lists run from the oldest segment to the newest; a freed node is used again. */
export class SegmentPool {
  #frame = new Uint32Array(FIRST_CAPACITY);
  #start = new Int32Array(FIRST_CAPACITY);
  #end = new Int32Array(FIRST_CAPACITY);
  #next = new Int32Array(FIRST_CAPACITY);
  #used = 0;
  #free = -1;

  /** Remembers `[start, end)` as sent in packet `frame`; false where there are too many already. */
  append(flow: Flow, frame: number, start: number, end: number): boolean {
    if (flow.segmentCount >= MAX_SEGMENTS) return false;
    const node = this.#take();
    this.#frame[node] = frame;
    this.#start[node] = start;
    this.#end[node] = end;
    this.#next[node] = -1;
    if (flow.newest < 0) {
      flow.oldest = node;
      flow.isSorted = true;
    } else {
      this.#next[flow.newest] = node;
      const previousEnd = this.#end[flow.newest] ?? 0;
      if (((start - previousEnd) | 0) < 0) flow.isSorted = false;
    }
    flow.newest = node;
    flow.segmentCount++;
    return true;
  }

  /** The packet that sent the segment at `node`. */
  frameAt(node: number): number {
    return this.#frame[node] ?? 0;
  }

  /**
   * Forgets what `ack` acknowledges and shortens what it acknowledges in part.
   *
   * @returns the packet whose last byte it acknowledges exactly (the oldest where several do), or 0.
   */
  acknowledge(flow: Flow, ack: number): number {
    const isOrderly = this.#isOrderly(flow, ack);
    let matched = 0;
    let previous = -1;
    let isAscending = true;
    let node = flow.oldest;
    while (node >= 0) {
      const following = this.#next[node] ?? -1;
      const end = this.#end[node] ?? 0;
      if (((ack - end) | 0) >= 0) {
        if (end === ack && matched === 0) matched = this.#frame[node] ?? 0;
        this.#remove(flow, previous, node, following);
      } else {
        if ((((this.#start[node] ?? 0) - ack) | 0) < 0) this.#start[node] = ack;
        else if (isOrderly) return matched; // nothing newer can be covered
        if (previous >= 0 && (((this.#start[node] ?? 0) - (this.#end[previous] ?? 0)) | 0) < 0) {
          isAscending = false;
        }
        previous = node;
      }
      node = following;
    }
    flow.isSorted = isAscending;
    return matched;
  }

  /** Bytes between the lowest and the highest unacknowledged sequence number, counted from `flow.baseSeq`. */
  span(flow: Flow): number {
    let first = (this.#start[flow.oldest] ?? 0) - flow.baseSeq;
    let last = (this.#end[flow.newest] ?? 0) - flow.baseSeq;
    first >>>= 0;
    last >>>= 0;
    if (last >= first && this.#isOrderly(flow, flow.baseSeq + first)) return last - first;
    for (let node = flow.oldest; node >= 0; node = this.#next[node] ?? -1) {
      const start = ((this.#start[node] ?? 0) - flow.baseSeq) >>> 0;
      const end = ((this.#end[node] ?? 0) - flow.baseSeq) >>> 0;
      if (start < first) first = start;
      if (end > last) last = end;
    }
    return last - first;
  }

  /** The list ascends and lies, with `seq`, so close together that order modulo 2³² is order (RFC 9293 §3.4). */
  #isOrderly(flow: Flow, seq: number): boolean {
    if (!flow.isSorted) return false;
    const end = this.#end[flow.newest] ?? 0;
    const start = this.#start[flow.oldest] ?? 0;
    return (end - start) >>> 0 < NEAR && Math.abs((end - seq) | 0) < NEAR;
  }

  #take(): number {
    if (this.#free >= 0) {
      const node = this.#free;
      this.#free = this.#next[node] ?? -1;
      return node;
    }
    if (this.#used === this.#frame.length) this.#grow();
    return this.#used++;
  }

  #remove(flow: Flow, previous: number, node: number, following: number): void {
    if (previous < 0) flow.oldest = following;
    else this.#next[previous] = following;
    if (following < 0) flow.newest = previous;
    flow.segmentCount--;
    this.#next[node] = this.#free;
    this.#free = node;
  }

  #grow(): void {
    const capacity = this.#frame.length * 2;
    this.#frame = copied(this.#frame, new Uint32Array(capacity));
    this.#start = copied(this.#start, new Int32Array(capacity));
    this.#end = copied(this.#end, new Int32Array(capacity));
    this.#next = copied(this.#next, new Int32Array(capacity));
  }
}

function copied<A extends Uint32Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}
