/** What the stream's picture is made of: blocks of bytes in five rows. Lengths are px along the stream. */

import type { Read, SegmentBytes, Write } from '#core/tcp/byte-stream.ts';

/** From the writing program down to the reading one. */
export const ROWS = ['writes', 'send', 'segments', 'receive', 'reads'] as const;

export type Row = (typeof ROWS)[number];

export type BlockState =
  /** A call that returned, and one that waits for room. */
  | 'written'
  | 'blocked'
  /** In the send buffer. */
  | 'unsent'
  | 'unacknowledged'
  /** On the wire, and what became of it. */
  | 'flying'
  | 'arrived'
  | 'lost'
  | 'duplicate'
  | 'corrupt'
  /** In the receive buffer: to be read, behind a gap, the gap itself, thrown away at the socket. */
  | 'ready'
  | 'beyond'
  | 'gap'
  | 'discarded'
  /** Read; the tail that a short buffer cut off; what is still to come. */
  | 'read'
  | 'cut'
  | 'waiting';

/** A stretch of one colour. */
export interface Fill {
  readonly x: number;
  readonly endX: number;
  /** The write's number in the run, which chooses the hue. */
  readonly write: number;
  /** The bytes as text, where all of one write is there and is text. */
  readonly text: string | null;
}

export interface Block {
  /** Unique in the picture, and the same from moment to moment. */
  readonly key: string;
  readonly row: Row;
  readonly state: BlockState;
  readonly x: number;
  readonly endX: number;
  /** In order; empty where only an outline is drawn. */
  readonly fills: readonly Fill[];
  readonly bytes: number;
  /** What it stands for; several where they are too narrow to be told apart, and then the first. */
  readonly write: Write | null;
  readonly segment: SegmentBytes | null;
  readonly read: Read | null;
  readonly count: number;
  /** How many writes its bytes come from. */
  readonly writes: number;
  /** A segment's way from the upper edge of its row, 0, to the lower one, 1. */
  readonly fall: number;
}

/** Where one write ends and the next begins. */
export interface Boundary {
  readonly x: number;
}

/** What is drawn of a stream at a moment. */
export interface StreamPicture {
  readonly blocks: readonly Block[];
  /** TCP: the edges that the send buffer does not keep. UDP has none: each datagram is an envelope of its own. */
  readonly vanishing: readonly Boundary[];
  /** UDP: left and right of each datagram, from write to read. */
  readonly envelopes: readonly {
    readonly key: number;
    readonly x: number;
    readonly endX: number;
  }[];
}
