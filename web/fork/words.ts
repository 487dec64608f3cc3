/** The words for making a run from another; they are fetched with what shows them. */

import { forkEn } from '../text/fork-en.ts';
import { forkZh } from '../text/fork-zh.ts';
import { inLanguage } from '../text/in-language.ts';

/** In the page's language. */
export const forkWords = inLanguage(forkEn, forkZh);
