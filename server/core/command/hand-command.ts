/** What a person may do to the wire and to the frames on it. Plain data; it crosses a process boundary. */

import type { HostName } from '../event-base.ts';
import type { Retelling } from '../retell/conversations.ts';

/** Frames of one packet: all that are on the wire, or only those toward `host`, or only that copy (0 is the frame itself). */
export interface FrameTarget {
  readonly packet: number;
  readonly host?: HostName;
  readonly copy?: number;
}

/**
 * Byte sequences are base64 (RFC 4648 §4) of a whole Ethernet frame. With `mend` the checksums that the frame's headers
 * have room for are made right afterwards; otherwise they stay as they are, right or wrong. With `retold`, in a plan, they
 * were written for another run: its port, sequence numbers and timestamps are exchanged for those of this one.
 */
export type HandCommand =
  /** Stops the wire: every frame stops where it is, and so does each that enters. With a packet: only that one. */
  | ({ readonly type: 'hold' } & Partial<FrameTarget>)
  /**
   * Lets frames go on from where they stopped. With a packet: only that one; else all, and the wire is open again.
   * `order`: all, and these arrive in this order, at the times that were theirs together.
   */
  | ({ readonly type: 'release'; readonly order?: readonly FrameTarget[] } & Partial<FrameTarget>)
  | ({ readonly type: 'drop' } & FrameTarget)
  /** Arrives so much later; a held one goes on by itself after that time. */
  | ({ readonly type: 'delay'; readonly byUs: number } & FrameTarget)
  /** Makes a copy that stands where the frame stands, and is held where it is held. */
  | ({ readonly type: 'duplicate' } & FrameTarget)
  /** Flips a bit; 0 is the first on the wire, the highest of the frame's first byte. */
  | ({ readonly type: 'flip'; readonly bit: number; readonly mend?: boolean } & FrameTarget)
  | ({ readonly type: 'replace'; readonly bytes: string } & Rewriting & FrameTarget)
  /** Puts a frame on the wire toward a host; it takes the direction's delay and meets no chance. */
  | ({
      readonly type: 'inject';
      readonly bytes: string;
      readonly toward: HostName;
      /** The packet it began as a copy of. */
      readonly copyOf?: number;
      /** Waits so long before it sets out, µs. */
      readonly afterUs?: number;
    } & Rewriting);

/** What is done to the bytes that a command brings. */
export interface Rewriting {
  readonly mend?: boolean;
  readonly retold?: Retelling;
}
