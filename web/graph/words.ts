/** The words of the graphs; they are fetched with them. */

import { graphEn } from '../text/graph-en.ts';
import { graphZh } from '../text/graph-zh.ts';
import { inLanguage } from '../text/in-language.ts';

/** In the page's language. */
export const graphWords = inLanguage(graphEn, graphZh);
