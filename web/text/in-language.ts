/** Words that are fetched with what shows them come in both languages: the page may change its own at any time. */

import type { Words } from './en.ts';

/** What takes, of both, the words in the page's language. */
export function inLanguage<Own>(en: Own, zh: Own): (page: Pick<Words, 'language'>) => Own {
  return ({ language }) => (language === 'zh' ? zh : en);
}
