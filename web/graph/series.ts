/** What a graph is made of: series of points, how each is drawn, and where its values come from. */

/** Where values come from: the kernel's own account, read off packets, or guessed from packets. */
export type Origin = 'kernel' | 'packets' | 'estimate';

export type SeriesId =
  | 'segment'
  | 'resent'
  | 'lost'
  | 'probe'
  | 'ack'
  | 'windowEdge'
  | 'sack'
  | 'duplicateAck'
  | 'cwnd'
  | 'cwndBytes'
  | 'ssthresh'
  | 'unacked'
  | 'srtt'
  | 'rto'
  | 'rttSample'
  | 'inFlight'
  | 'sentRate'
  | 'ackedRate'
  | 'window'
  | 'zeroWindow'
  | 'sendQueue'
  | 'notSent'
  | 'receiveQueue';

/** What values count. */
export type Unit = 'bytes' | 'segments' | 'us' | 'bitPerS';

/** All arrays have one length; points are ordered by `seq`, and so by `atUs`. */
export interface Series {
  readonly id: SeriesId;
  readonly origin: Origin;
  /** The place in the log of the event that told. */
  readonly seq: Float64Array;
  /** µs since the run began. */
  readonly atUs: Float64Array;
  /** NaN: there is no value from here on; Infinity: no limit. */
  readonly value: Float64Array;
  /** The other end of what reaches from `value` to somewhere; null where points have no extent. */
  readonly until: Float64Array | null;
  /** The packet that told; null where it was the kernel. */
  readonly packet: Float64Array | null;
}

export type GraphKind =
  'tcptrace' | 'stevens' | 'cwnd' | 'rtt' | 'flight' | 'throughput' | 'window' | 'buffers';

/** In the order they are offered. */
export const GRAPH_KINDS: readonly GraphKind[] = [
  'tcptrace',
  'stevens',
  'cwnd',
  'rtt',
  'flight',
  'throughput',
  'window',
  'buffers',
];

/** One graph of one flow, over the whole log as far as it has come. */
export interface Graph {
  readonly kind: GraphKind;
  readonly unit: Unit;
  readonly series: readonly Series[];
  /** The largest value that must be seen; lines may leave the graph above it. */
  readonly top: number;
  /** Why it is not what one might expect, or empty; null where there is nothing to say. */
  readonly note: 'no-cwnd' | 'no-buffers' | 'no-rto' | null;
}

/** The source of all the graph's lines; null where they differ or there is none. */
export function commonOrigin(graph: Graph | null): Origin | null {
  const [first, ...others] = graph?.series ?? [];
  return first && others.every(({ origin }) => origin === first.origin) ? first.origin : null;
}
