/** The words of what is written by hand; they are fetched with the view of bytes. */

import { draftEn } from '../text/draft-en.ts';
import { draftZh } from '../text/draft-zh.ts';
import { forgeEn } from '../text/forge-en.ts';
import { forgeZh } from '../text/forge-zh.ts';
import { inLanguage } from '../text/in-language.ts';

/** In the page's language. */
export const draftWords = inLanguage(draftEn, draftZh);

/** The words of the templates, in the page's language. */
export const forgeWords = inLanguage(forgeEn, forgeZh);
