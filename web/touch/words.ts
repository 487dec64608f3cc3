/** The words of the hands on the wire; they are fetched with what shows them. */

import type { Words } from '../text/en.ts';
import { touchEn } from '../text/touch-en.ts';
import type { TouchWords } from '../text/touch-en.ts';
import { touchZh } from '../text/touch-zh.ts';

/** In the page's language. */
export function touchWords({ language }: Pick<Words, 'language'>): TouchWords {
  return language === 'zh' ? touchZh : touchEn;
}
