/** The words of what an analyser found; they are fetched with what shows them. */

import { findingsEn } from '../text/findings-en.ts';
import { findingsZh } from '../text/findings-zh.ts';
import { inLanguage } from '../text/in-language.ts';

/** In the page's language. */
export const findingWords = inLanguage(findingsEn, findingsZh);
