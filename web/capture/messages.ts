/** What the page and the worker that reads captures say to each other. Buffers change hands; nothing of the file leaves the page. */

import type { CaptureIssue, PackedCapture } from '#core/capture.ts';
import type { RunEvent } from '#core/event.ts';
import type { PackedAnalysis } from '#core/tcp/packed-analysis.ts';
import type { PackedConversations } from './conversations.ts';

/** Reads a file; the worker serves one. */
export interface CaptureRequest {
  readonly file: File;
}

/** A capture that was read, as far as it could be. */
export interface OpenedFile {
  readonly capture: PackedCapture;
  readonly analysis: PackedAnalysis;
  readonly conversations: PackedConversations;
}

export type CaptureAnswer =
  | {
      readonly type: 'progress';
      readonly phase: 'read' | 'analyse';
      readonly done: number;
      readonly total: number;
    }
  /** A recording of ours, a piece at a time in order. */
  | {
      readonly type: 'recording';
      readonly events: readonly RunEvent[];
      readonly isFirst: boolean;
      readonly issues: readonly CaptureIssue[];
    }
  /** `opened` is null where the file is no capture. */
  | {
      readonly type: 'opened';
      readonly opened: OpenedFile | null;
      readonly issues: readonly CaptureIssue[];
    }
  /** The file could not be read at all: gone, or no permission. */
  | { readonly type: 'failed'; readonly message: string };
