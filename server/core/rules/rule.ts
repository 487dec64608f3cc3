/** A rule of the wire: which frames it means, and what to do to them. `parse.ts` reads it from text, `print.ts` writes it. */

import type { HostName } from '../event-base.ts';

/**
 * What a rule may be about. `SYN` is one without ACK, `ACK` one that carries nothing else (no data, SYN, FIN or RST);
 * `FIN` and `RST` are any segment with that flag; a `data segment` carries at least one byte, a `datagram` is UDP's.
 */
export const FRAME_KINDS = [
  'anything',
  'segment',
  'data segment',
  'SYN',
  'SYN-ACK',
  'ACK',
  'FIN',
  'RST',
  'datagram',
  'fragment',
  'ICMP',
  'ARP',
] as const;

export type FrameKind = (typeof FRAME_KINDS)[number];

/** What a segment may be asked to have besides: a flag (RFC 9293 §3.1), data, or SACK blocks (RFC 2018). */
export const FEATURES = [
  'FIN',
  'SYN',
  'RST',
  'PSH',
  'ACK',
  'URG',
  'ECE',
  'CWR',
  'data',
  'SACK',
] as const;

export type Feature = (typeof FEATURES)[number];

export type RuleAction =
  | { readonly type: 'drop' }
  | { readonly type: 'hold' }
  | { readonly type: 'delay'; readonly byUs: number }
  | { readonly type: 'duplicate'; readonly afterUs: number }
  /** `bit` counts from the frame's beginning, 0 the first on the wire; null is the first bit of the data, or the last bit of a frame without any. */
  | { readonly type: 'corrupt'; readonly bit: number | null; readonly mend: boolean }
  /** Congestion experienced (RFC 3168 §5). */
  | { readonly type: 'mark' }
  /** Neither a later rule nor chance nor a full queue takes it, copies it or changes it. */
  | { readonly type: 'pass' };

/** Which of the frames that fit: the `n`-th alone, or every `n`-th (1: all of them). Counted from 1, on the whole wire. */
export type Selection =
  { readonly type: 'nth'; readonly n: number } | { readonly type: 'every'; readonly n: number };

export interface End {
  readonly host: HostName | null;
  readonly port: number | null;
}

/** Which frames a rule means, whatever their order. Null leaves it open. */
export interface FrameFilter {
  readonly kind: FrameKind;
  /**
   * For data segments and datagrams: its place in its flow since the rule is in force, from 1. A data segment keeps its place when it is sent
   * again: what counts is where its first byte stands in the stream.
   */
  readonly number: number | null;
  readonly features: readonly Feature[];
  readonly from: End;
  readonly to: End;
  /** Bounds of the IP packet's length, bytes; both exclusive. */
  readonly overBytes: number | null;
  readonly underBytes: number | null;
}

export interface Rule {
  readonly action: RuleAction;
  readonly filter: FrameFilter;
  readonly selection: Selection;
  /** How often it acts at most, or null without end. */
  readonly atMost: number | null;
}

/** The largest number a rule may name: a place, a count, a port aside. */
export const LARGEST_NUMBER = 1_000_000;
/** The longest time a rule may name, µs. */
export const LONGEST_US = 600_000_000;
