/** What the page and the worker that reads captures say to each other. Bytes of the file never leave the worker. */

import type { CaptureIssue } from '#core/capture.ts';
import type { RunEvent } from '#core/event.ts';

export type CaptureRequest =
  | { readonly type: 'open'; readonly file: File }
  /** The packets of a conversation; null for those of all. */
  | { readonly type: 'take'; readonly conversation: number | null };

/** One conversation of a capture. */
export interface Conversation {
  /** Its place in the list, from 0. */
  readonly id: number;
  readonly protocol: string;
  /** `address:port`, or an address where there are no ports; the first packet's sender first. */
  readonly ends: readonly [string, string];
  readonly packets: number;
  /** On the wire. */
  readonly bytes: number;
  /** Packets of which the analyser found something odd. */
  readonly findings: number;
}

/** A capture that was read, as far as it could be. */
export interface OpenedFile {
  readonly packets: number;
  readonly conversations: readonly Conversation[];
  readonly issues: readonly CaptureIssue[];
}

/** A conversation as a log. */
export interface TakenLog {
  readonly events: readonly RunEvent[];
  readonly packets: number;
  /** Packets that the file has beyond those. */
  readonly leftOut: number;
}

export type CaptureAnswer =
  | {
      readonly type: 'progress';
      readonly phase: 'read' | 'analyse';
      readonly done: number;
      readonly total: number;
    }
  /** A recording of ours: the whole run. */
  | {
      readonly type: 'recording';
      readonly events: readonly RunEvent[];
      readonly issues: readonly CaptureIssue[];
    }
  | ({ readonly type: 'opened' } & OpenedFile)
  | ({ readonly type: 'taken' } & TakenLog)
  /** The file could not be read at all: gone, or no permission. */
  | { readonly type: 'failed'; readonly message: string };
