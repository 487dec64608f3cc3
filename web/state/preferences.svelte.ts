/** Language, theme, clock, and the dock's height: remembered on this machine. */

import { fetchWords } from '../api.ts';
import type { Words } from '../text/en.ts';

export type Language = Words['language'];
export type Theme = 'auto' | 'light' | 'dark';

const LANGUAGE_KEY = 'slowwire.language';
const THEME_KEY = 'slowwire.theme';
const DOCK_KEY = 'slowwire.dock';

/** As much of `localStorage` as is needed; absent where the browser forbids it. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The language to begin with: the address', or the one remembered, or the browser's.
 *
 * @param browserLanguage - `navigator.language`, for the first visit.
 */
export function wantedLanguage(
  memory: Memory | null,
  browserLanguage: string,
  urlLanguage: string | null,
): Language {
  const language = urlLanguage ?? memory?.getItem(LANGUAGE_KEY) ?? browserLanguage;
  return language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export class Preferences {
  /** All that the page says, in the language chosen. */
  words = $state.raw<Words>() as Words;
  theme = $state<Theme>('auto');
  clock = $state<'lecture' | 'true'>('lecture');
  /** How much of the page's height the dock has, 0 to 1; null is as much as its view asks for. */
  dockShare = $state<number | null>(null);
  readonly #memory: Memory | null;

  constructor(memory: Memory | null, words: Words) {
    this.#memory = memory;
    this.words = words;
    const theme = memory?.getItem(THEME_KEY);
    this.theme = theme === 'light' || theme === 'dark' ? theme : 'auto';
    const share = Number(memory?.getItem(DOCK_KEY));
    this.dockShare = share > 0 && share < 1 ? share : null;
  }

  get language(): Language {
    return this.words.language;
  }

  /**
   * Fetches the words, then speaks them all at once.
   *
   * @throws ApiError `no-words` where they cannot be fetched; the language stays as it is.
   */
  async setLanguage(language: Language): Promise<void> {
    this.words = await fetchWords(language);
    this.#memory?.setItem(LANGUAGE_KEY, language);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#memory?.setItem(THEME_KEY, theme);
  }

  setDockShare(share: number | null): void {
    this.dockShare = share;
    if (share === null) this.#memory?.removeItem(DOCK_KEY);
    else this.#memory?.setItem(DOCK_KEY, share.toFixed(4));
  }
}
