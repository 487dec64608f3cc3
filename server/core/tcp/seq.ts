/** Sequence numbers live modulo 2³² (RFC 9293 §3.4): comparison and distance. */

/** How far `a` is ahead of `b`, in `[-2³¹, 2³¹)`. */
export function seqDistance(a: number, b: number): number {
  return (a - b) | 0;
}

/** `seq + lengthBytes` modulo 2³². */
export function seqAdd(seq: number, lengthBytes: number): number {
  return (seq + lengthBytes) >>> 0;
}
