/** Where the wire asks, frame by frame, whether someone has decided about it before its settings do. */

import type { HostName } from './event-base.ts';

/** What is known of a frame as it enters the wire. */
export interface FrameContext {
  readonly packet: number;
  /** The host that sent it. */
  readonly from: HostName;
  /** µs since the run began. */
  readonly atUs: number;
}

/**
 * One thing to do to a frame. `rule` is the rule's place in the latest `rules` event, from 0. A frame's actions are
 * carried out in their order; after `drop` there is nothing left to act on.
 */
export type FrameAction =
  | { readonly type: 'drop'; readonly rule: number }
  /** Stops it where it enters the wire, until a person lets it go. */
  | { readonly type: 'hold'; readonly rule: number }
  /** Arrives so much later than it would have; later frames may overtake it. */
  | { readonly type: 'delay'; readonly rule: number; readonly byUs: number }
  /** Arrives once more, `afterUs` later. */
  | { readonly type: 'duplicate'; readonly rule: number; readonly afterUs: number }
  /** Flips a bit of the frame; 0 is the first on the wire, the highest of the first byte. Beyond the frame: nothing happens. */
  | { readonly type: 'flip'; readonly rule: number; readonly bit: number; readonly mend: boolean }
  /** Marks CE (RFC 3168 §5) where the packet is ECN-capable. */
  | { readonly type: 'mark'; readonly rule: number }
  /** The settings do nothing to it but carry it. `insteadOf` is the rule that would have acted, had this one not been there. */
  | { readonly type: 'pass'; readonly rule: number; readonly insteadOf: number | null };

/** Decides about frames before the wire's settings; has a memory of its own (counts, "the first", "once"). */
export interface FrameJudge {
  /** Called once for every frame a host sends, in their order. Must not keep `frame`. An empty list leaves it to the settings. */
  decide(frame: Uint8Array, context: FrameContext): readonly FrameAction[];
}
