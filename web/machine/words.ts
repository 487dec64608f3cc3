/** The words of the state machine; they are fetched with it. */

import { inLanguage } from '../text/in-language.ts';
import { machineEn } from '../text/machine-en.ts';
import { machineZh } from '../text/machine-zh.ts';

/** In the page's language. */
export const machineWords = inLanguage(machineEn, machineZh);
