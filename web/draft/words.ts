/** The words of what is written by hand; they are fetched with the view of bytes. */

import { draftEn } from '../text/draft-en.ts';
import type { DraftWords } from '../text/draft-en.ts';
import { draftZh } from '../text/draft-zh.ts';
import type { Words } from '../text/en.ts';

/** In the page's language. */
export function draftWords({ language }: Pick<Words, 'language'>): DraftWords {
  return language === 'zh' ? draftZh : draftEn;
}
