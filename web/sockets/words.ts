/** The words of the socket tables; they are fetched with them. */

import { inLanguage } from '../text/in-language.ts';
import { socketsEn } from '../text/sockets-en.ts';
import { socketsZh } from '../text/sockets-zh.ts';

/** In the page's language. */
export const socketsWords = inLanguage(socketsEn, socketsZh);
