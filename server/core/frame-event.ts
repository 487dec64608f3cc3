/** The events of the log that tell of frames: what left a host, and how it fared on the wire. */

import type { HostName, Stamped } from './event-base.ts';

export type TimerName =
  'retransmission' | 'loss-probe' | 'delayed-ack' | 'persist' | 'keepalive' | 'time-wait' | 'other';

/**
 * Why a frame was sent; `unknown` in captures from elsewhere, which hold bytes and times only. Two kinds were sent by
 * no kernel, and their `host` is only the side they come from: `hand`, put on the wire by a person, as a copy of packet
 * `copyOf` where it began as one; `wire`, made by the wire's own router because of `packet` (ICMP "too big").
 */
export type Cause =
  | { readonly type: 'unknown' }
  | { readonly type: 'call'; readonly call: number }
  | { readonly type: 'packet'; readonly packet: number }
  | { readonly type: 'timer'; readonly timer: TimerName }
  | { readonly type: 'hand'; readonly copyOf: number | null }
  | { readonly type: 'wire'; readonly packet: number };

/** A frame left a host. `packet` numbers frames from 1 in the order they left. */
export interface FrameSent extends Stamped {
  readonly type: 'sent';
  readonly packet: number;
  readonly host: HostName;
  /** The Ethernet frame, base64 (RFC 4648 §4). */
  readonly bytes: string;
  readonly cause: Cause;
  /** What the bytes begin with (tcpdump.org/linktypes), where that is not Ethernet: frames of a capture from elsewhere. */
  readonly linkType?: number;
  /** Its length on the wire, where the capture kept fewer bytes of it. */
  readonly wireBytes?: number;
}

/**
 * What names one frame on its way to one host: the packet, the host, and which copy of it, where the wire made
 * copies: 0 (left out) is the frame itself, the first copy is 1.
 */
export interface OnItsWay {
  readonly packet: number;
  readonly host: HostName;
  readonly copy?: number;
}

/** Who decided: the wire's settings, a rule, or a person's hand. */
export type DecidedBy = 'settings' | 'rule' | 'hand';

/** What decided a frame's fate, where it was not the settings alone. */
export interface Decided {
  readonly by: DecidedBy;
  /** Place of the rule in the latest `rules` event, where `by` is `rule`. */
  readonly rule?: number;
}

/** The frame was delivered to `host`'s network interface. */
export interface FrameArrived extends Stamped, OnItsWay {
  readonly type: 'arrived';
}

/** The frame stops on the wire; nothing moves it until `released` or `dropped`. */
export interface FrameHeld extends Stamped, OnItsWay, Decided {
  readonly type: 'held';
  /** One plain phrase for a log, where there is more to say than who decided. */
  readonly detail?: string;
}

/** The frame goes on and will arrive at `dueUs`, µs since the run began. Also where a frame in flight is given more delay. */
export interface FrameReleased extends Stamped, OnItsWay, Decided {
  readonly type: 'released';
  /** One plain phrase for a log, such as `steps aside for 3 frames`. */
  readonly detail?: string;
  readonly dueUs: number;
}

/** The frame's bytes changed on the wire. */
export interface FrameAltered extends Stamped, OnItsWay, Decided {
  readonly type: 'altered';
  /** As it will arrive, base64 (RFC 4648 §4). */
  readonly bytes: string;
  /** One plain phrase for a log, such as `bit 3 of byte 54 flipped` or `CE marked: 12 frames wait`. */
  readonly detail: string;
}

/** The wire made a copy of the frame, which from here on has a fate of its own. */
export interface FrameCopied extends Stamped, OnItsWay, Decided {
  readonly type: 'copied';
  /** The new copy's number, from 1. */
  readonly newCopy: number;
  readonly detail: string;
}

/** A rule let the frame pass: neither chance nor another rule does to it what is told here, nor a full queue. */
export interface FrameSpared extends Stamped, OnItsWay {
  readonly type: 'spared';
  /** Place of the rule in the latest `rules` event. */
  readonly rule: number;
  /** What it was spared, one plain phrase for a log, such as `loss 20 %: drew 13.7 %` or `rule 2`. */
  readonly detail: string;
}

export type DropReason = 'loss' | 'burst-loss' | 'queue' | 'rule' | 'hand' | 'mtu' | 'down';

/** The frame will not reach `host`. `atUs` is when the wire decided; `wouldArriveUs` when it would have got there. */
export interface FrameDropped extends Stamped, OnItsWay {
  readonly type: 'dropped';
  readonly reason: DropReason;
  /** Place of the rule in the latest `rules` event, where the reason is `rule`. */
  readonly rule?: number;
  /** One plain phrase for a log, such as `loss 20 %: drew 0.137`. */
  readonly detail: string;
  /** When it would have arrived, µs since the run began. */
  readonly wouldArriveUs: number;
}
