/** The words of what is written by hand; they are fetched with the view of bytes. */

import { draftEn } from '../text/draft-en.ts';
import type { DraftWords } from '../text/draft-en.ts';
import { draftZh } from '../text/draft-zh.ts';
import { forgeEn } from '../text/forge-en.ts';
import type { ForgeWords } from '../text/forge-en.ts';
import { forgeZh } from '../text/forge-zh.ts';
import type { Words } from '../text/en.ts';

/** In the page's language. */
export function draftWords({ language }: Pick<Words, 'language'>): DraftWords {
  return language === 'zh' ? draftZh : draftEn;
}

/** The words of the templates, in the page's language. */
export function forgeWords({ language }: Pick<Words, 'language'>): ForgeWords {
  return language === 'zh' ? forgeZh : forgeEn;
}
