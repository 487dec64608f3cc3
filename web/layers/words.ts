/** The words of the encapsulation view; they are fetched with it. */

import { inLanguage } from '../text/in-language.ts';
import { layersEn } from '../text/layers-en.ts';
import { layersZh } from '../text/layers-zh.ts';

/** In the page's language. */
export const layersWords = inLanguage(layersEn, layersZh);
