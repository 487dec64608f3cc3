/** The rules of one run: what they are now, and what they say of each frame. */

import type { FrameAction, FrameContext, FrameJudge } from '#core/frame-judge.ts';
import { parseRules } from '#core/rules/parse.ts';
import { RuleBook, type RuleHost } from '#core/rules/rule-book.ts';
import type { ChunkWriter } from './chunk.ts';

export class RunRules implements FrameJudge {
  private readonly writer: ChunkWriter;
  private book: RuleBook;

  constructor(hosts: readonly RuleHost[], writer: ChunkWriter) {
    this.writer = writer;
    this.book = new RuleBook([], hosts);
  }

  /** Puts these rules in force, each a line as its author wrote it, and writes so into the log. Rules that stay keep their counts. */
  set(rules: readonly string[], atUs: number): void {
    const { rules: read } = parseRules(rules.join('\n'));
    this.book = this.book.changedTo(read.map(({ rule }) => rule));
    this.writer.event(atUs, { type: 'rules', rules });
  }

  decide(frame: Uint8Array, context: FrameContext): readonly FrameAction[] {
    return this.book.decide(frame, context);
  }
}
