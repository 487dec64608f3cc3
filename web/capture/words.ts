/** The words of opening files; they are fetched with what shows them. */

import { captureEn } from '../text/capture-en.ts';
import { captureZh } from '../text/capture-zh.ts';
import { inLanguage } from '../text/in-language.ts';

/** In the page's language. */
export const captureWords = inLanguage(captureEn, captureZh);
