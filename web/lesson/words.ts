/** The words of a lesson; they are fetched with it. */

import { inLanguage } from '../text/in-language.ts';
import { lessonEn } from '../text/lesson-en.ts';
import { lessonZh } from '../text/lesson-zh.ts';

/** In the page's language. */
export const lessonWords = inLanguage(lessonEn, lessonZh);
