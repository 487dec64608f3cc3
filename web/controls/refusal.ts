/** A refusal of the server in the page's words. */

import type { Words } from '../text/en.ts';
import { refusalsEn } from '../text/refusals-en.ts';
import type { Refusals } from '../text/refusals-en.ts';
import { refusalsZh } from '../text/refusals-zh.ts';

export interface Problem {
  /** The server's code, or one of the page's own: `unreachable`, `no-words`, `unknown-kept`, `run-in-hand`. */
  readonly code: string;
  /** The server's own sentence, in English. */
  readonly message: string;
  /** The same in Chinese, where the server has it. */
  readonly zh?: string | undefined;
}

export interface Refusal {
  /** Null where the page has no words for the code. */
  readonly text: string | null;
  /** The server's sentence, where it says more: figures, places, names; and the language that it is in. */
  readonly detail: { readonly text: string; readonly language: Words['language'] } | null;
}

/** Codes whose sentence says it all. */
const PLAIN: ReadonlySet<string> = new Set([
  'run-ended',
  'run-queued',
  'internal',
] satisfies readonly (keyof Refusals)[]);

/** In the page's language. */
export function refusalOf(
  { code, message, zh }: Problem,
  { language }: Pick<Words, 'language'>,
): Refusal {
  const refusals: Readonly<Record<string, string>> = language === 'zh' ? refusalsZh : refusalsEn;
  const text = Object.hasOwn(refusals, code) ? (refusals[code] ?? null) : null;
  const saysMore = message !== '' && !PLAIN.has(code);
  if (text !== null && !saysMore) return { text, detail: null };
  const isChinese = language === 'zh' && zh !== undefined;
  const detail = { text: isChinese ? zh : message, language: isChinese ? 'zh' : 'en' } as const;
  return { text, detail };
}
