/** The words of stepping programs, in the language of the page; fetched with what says them. */

import { stepsEn } from '../text/steps-en.ts';
import { stepsZh } from '../text/steps-zh.ts';
import type { Words } from '../text/en.ts';

/** Those of one language. */
export function stepWords(language: Words['language']): typeof stepsEn {
  return language === 'zh' ? stepsZh : stepsEn;
}
