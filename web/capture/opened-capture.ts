/** A capture in the page's hands: its packets, what was found of them, and its conversations. */

import { Capture } from '#core/capture.ts';
import type { Analysis } from '#core/tcp/analysis.ts';
import { unpackAnalysis } from '#core/tcp/packed-analysis.ts';
import type { Conversation } from './conversations.ts';
import type { OpenedFile } from './messages.ts';

export interface OpenedCapture {
  readonly capture: Capture;
  readonly analysis: Analysis;
  readonly conversations: readonly Conversation[];
  /** By packet: the id of its conversation. */
  readonly conversationOf: Int32Array;
}

/** What the worker handed over, ready to be read; nothing is copied. */
export function unpackOpened({ capture, analysis, conversations }: OpenedFile): OpenedCapture {
  return {
    capture: Capture.unpack(capture),
    analysis: unpackAnalysis(analysis),
    conversations: conversations.list,
    conversationOf: conversations.of,
  };
}
