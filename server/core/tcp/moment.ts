/** The segment under analysis: what the rules look at. */

import type { Headers } from '../walk/headers.ts';
import type { CaptureClock } from './capture-clock.ts';
import type { Conversation } from './conversation.ts';
import type { Flow } from './flow.ts';
import type { SegmentPool } from './segment-pool.ts';

/** Mutable: one instance serves a whole capture. */
export interface Moment {
  readonly headers: Headers;
  readonly pool: SegmentPool;
  readonly clock: CaptureClock;
  conversation: Conversation;
  /** The sender's direction, and the peer's. */
  own: Flow;
  peer: Flow;
  /** Packet number, from 1. */
  frame: number;
}
