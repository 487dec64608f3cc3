/** The words of the two dialogs; they are fetched with them. */

import { inLanguage } from '../text/in-language.ts';
import { keysEn } from '../text/keys-en.ts';
import { keysZh } from '../text/keys-zh.ts';
import { scenariosEn } from '../text/scenarios-en.ts';
import { scenariosZh } from '../text/scenarios-zh.ts';

/** Those of the list of keys, in the page's language. */
export const keyWords = inLanguage(keysEn, keysZh);

/** Those of the list of scenarios. */
export const scenarioWords = inLanguage(scenariosEn, scenariosZh);
