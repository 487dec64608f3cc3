/** The words of the hands on the wire; they are fetched with what shows them. */

import { inLanguage } from '../text/in-language.ts';
import { touchEn } from '../text/touch-en.ts';
import { touchZh } from '../text/touch-zh.ts';

/** In the page's language. */
export const touchWords = inLanguage(touchEn, touchZh);
