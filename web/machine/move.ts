/** What a path through the state diagram is made of. */

import type { HostName } from '#core/event-base.ts';
import type { TimerName } from '#core/frame-event.ts';
import type { Edge, PlaceId } from './figure.ts';

/** What made an end change its state; `unknown` where nothing in the log tells. */
export type MoveCause =
  | { readonly type: 'call'; readonly call: number }
  | { readonly type: 'packet'; readonly packet: number }
  | { readonly type: 'timer'; readonly timer: TimerName }
  | { readonly type: 'unknown' };

/** One end went from one state to another. */
export interface Move {
  readonly from: PlaceId;
  readonly to: PlaceId;
  /** The diagram's own transition; null where it draws none, as for resets (RFC 9293 §3.3.2, note 3). */
  readonly edge: Edge | null;
  /** The event it is shown at, and that event's time, µs since the run began. */
  readonly seq: number;
  readonly atUs: number;
  readonly cause: MoveCause;
  /** The packet to look at: the one that arrived, or the one this end sent; null where there is none. */
  readonly packet: number | null;
  /** A reset went this way; null where none did. */
  readonly reset: 'received' | 'sent' | null;
  /** The kernel was not seen in this state: packets prove that it was passed. */
  readonly isInferred: boolean;
}

/** One end of a connection and its way through the diagram. */
export interface EndPath {
  readonly host: HostName;
  /** `address:port`. */
  readonly local: string;
  /** The kernel's name for the socket; null where the kernel was not asked, or not yet. */
  readonly socket: string | null;
  /** Where it stands before its first move. */
  readonly start: PlaceId;
  /** By `seq`; it only grows, but for a guess that what comes after in a capture takes back. */
  readonly moves: readonly Move[];
}

/** Both ends of one TCP connection; the one that opened it first. */
export interface Connection {
  /** From 0, in the order connections began. */
  readonly id: number;
  /** The first event that speaks of it. */
  readonly seq: number;
  readonly ends: readonly EndPath[];
}
