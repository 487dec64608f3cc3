/** The words of two runs side by side; they are fetched with them. */

import { compareEn } from '../text/compare-en.ts';
import { compareZh } from '../text/compare-zh.ts';
import { inLanguage } from '../text/in-language.ts';

/** In the page's language. */
export const compareWords = inLanguage(compareEn, compareZh);
