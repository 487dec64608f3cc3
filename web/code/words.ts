/** The words of stepping programs; they are fetched with what says them. */

import { inLanguage } from '../text/in-language.ts';
import { stepsEn } from '../text/steps-en.ts';
import { stepsZh } from '../text/steps-zh.ts';

/** In the page's language. */
export const stepWords = inLanguage(stepsEn, stepsZh);
