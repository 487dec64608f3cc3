/** The words of the view of bytes; they are fetched with it. */

import { inLanguage } from '../text/in-language.ts';
import { inspectEn } from '../text/inspect-en.ts';
import { inspectZh } from '../text/inspect-zh.ts';

/** In the page's language. */
export const inspectWords = inLanguage(inspectEn, inspectZh);
