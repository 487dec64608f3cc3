/** The page's address for what is chosen: what one sends to a colleague. */

import type { Choice } from './choice.svelte.ts';
import type { Preferences } from './preferences.svelte.ts';

/** The query with its question mark, such as `?scenario=open%2Fhandshake&lang=en`. */
export function addressOf(choice: Choice, preferences: Preferences): string {
  const query = new URLSearchParams([...choice.write()].map(([key, value]) => [key, value]));
  query.set('lang', preferences.language);
  return `?${query}`;
}
