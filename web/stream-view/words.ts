/** The words of the stream's view; they are fetched with it. */

import { inLanguage } from '../text/in-language.ts';
import { streamEn } from '../text/stream-en.ts';
import { streamZh } from '../text/stream-zh.ts';

/** In the page's language. */
export const streamWords = inLanguage(streamEn, streamZh);
