/** The words of the wire's view; they are fetched with it. */

import type { Words } from '../text/en.ts';
import { wireEn } from '../text/wire-en.ts';
import type { WireWords } from '../text/wire-en.ts';
import { wireZh } from '../text/wire-zh.ts';

/** In the page's language. */
export function wireWords({ language }: Pick<Words, 'language'>): WireWords {
  return language === 'zh' ? wireZh : wireEn;
}
