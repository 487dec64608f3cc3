/** A packet as the page knows it: the frame, what it is, and how it fared toward each host. */

import type { HostName } from '#core/event-base.ts';
import type {
  Cause,
  DropReason,
  FrameAltered,
  FrameCopied,
  FrameHeld,
  FrameReleased,
} from '#core/frame-event.ts';
import type { FrameSummary } from '#core/summary.ts';
import { TCP_FLAGS } from '#core/summary.ts';
import type { Relative } from '#core/tcp/relative.ts';

/** What a packet is for, as far as its looks go. */
export type PacketKind = 'syn' | 'data' | 'ack' | 'fin' | 'reset' | 'datagram' | 'control';

export type Fate =
  | { readonly type: 'flying' }
  | { readonly type: 'arrived'; readonly seq: number; readonly atUs: number }
  | {
      readonly type: 'dropped';
      readonly seq: number;
      readonly atUs: number;
      readonly reason: DropReason;
      readonly detail: string;
    };

/** What befell a frame on the wire before it arrived or was lost. */
export type Turn = FrameHeld | FrameReleased | FrameAltered | FrameCopied;

/** The packet's way to one host; a broadcast has several, and so has a frame that the wire copied. */
export interface Leg {
  readonly to: HostName;
  /** 0 is the frame itself; copies that the wire made count from 1. */
  readonly copy: number;
  /** Where a copy set out: the place of its `copied` event; of the frame itself, of `sent`. */
  readonly bornSeq: number;
  /** In the order of the log. */
  readonly turns: readonly Turn[];
  /** When it was to arrive as it set out, µs since the run began: what befell it on the way is not in it. */
  readonly plannedUs: number;
  /** Where its time is not known yet: sent plus the wire's delay, µs since the run began. */
  readonly expectedUs: number;
  readonly fate: Fate;
}

export interface Packet {
  /** From 1, in the order packets left. */
  readonly number: number;
  /** The `sent` event's place in the log. */
  readonly seq: number;
  readonly sentUs: number;
  readonly from: HostName;
  readonly cause: Cause;
  readonly frame: Uint8Array;
  /** What the frame begins with (tcpdump.org/linktypes): Ethernet, but in captures from elsewhere. */
  readonly linkType: number;
  /** Its length on the wire, bytes; a capture may have kept less of it. */
  readonly wireBytes: number;
  readonly summary: FrameSummary;
  readonly kind: PacketKind;
  /** TCP numbers counted from each end's ISN; null where it is not TCP. */
  readonly relative: Relative | null;
  /** All it carries was sent before: a retransmission by sequence numbers alone. */
  readonly isRepeat: boolean;
  /** Which writes its payload came from, in order; empty where it carries none or they are unknown. */
  readonly blocks: readonly PayloadBlock[];
  readonly legs: readonly Leg[];
}

/** A run of payload bytes that one write handed over. */
export interface PayloadBlock {
  /** Printable text, or the number of bytes where it is not text. */
  readonly text: string;
  /** Which write of the run, from 0: the bytes keep its hue. Null where it is not known. */
  readonly write: number | null;
}

/** Application bytes in the packet. */
export function payloadLength(packet: Pick<Packet, 'summary'>): number {
  return packet.summary.payload.end - packet.summary.payload.start;
}

/** Tells the kind from the summary; the most telling flag wins. */
export function kindOf(summary: FrameSummary): PacketKind {
  const { tcp, protocol, payload } = summary;
  if (protocol === 'udp') return 'datagram';
  if (tcp === null) return protocol === 'ip' ? 'datagram' : 'control';
  if ((tcp.flags & TCP_FLAGS.rst) !== 0) return 'reset';
  if ((tcp.flags & TCP_FLAGS.syn) !== 0) return 'syn';
  if ((tcp.flags & TCP_FLAGS.fin) !== 0) return 'fin';
  return payload.end > payload.start ? 'data' : 'ack';
}
