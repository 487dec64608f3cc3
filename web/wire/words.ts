/** The words of the wire's view; they are fetched with it. */

import { inLanguage } from '../text/in-language.ts';
import { wireEn } from '../text/wire-en.ts';
import { wireZh } from '../text/wire-zh.ts';

/** In the page's language. */
export const wireWords = inLanguage(wireEn, wireZh);
