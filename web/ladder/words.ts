/** The words of the filter; they are fetched with its bar. */

import { filterEn } from '../text/filter-en.ts';
import { filterZh } from '../text/filter-zh.ts';
import { inLanguage } from '../text/in-language.ts';

/** In the page's language. */
export const filterWords = inLanguage(filterEn, filterZh);
