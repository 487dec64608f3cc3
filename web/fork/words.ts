/** The words for making a run from another; they are fetched with what shows them. */

import type { Words } from '../text/en.ts';
import { forkEn } from '../text/fork-en.ts';
import type { ForkWords } from '../text/fork-en.ts';
import { forkZh } from '../text/fork-zh.ts';

/** In the page's language. */
export function forkWords({ language }: Pick<Words, 'language'>): ForkWords {
  return language === 'zh' ? forkZh : forkEn;
}
