/** Language, theme and clock: remembered on this machine. */

export type Language = 'en' | 'zh';
export type Theme = 'auto' | 'light' | 'dark';

const LANGUAGE_KEY = 'slowwire.language';
const THEME_KEY = 'slowwire.theme';

/** As much of `localStorage` as is needed; absent where the browser forbids it. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>;

export class Preferences {
  language = $state<Language>('en');
  theme = $state<Theme>('auto');
  clock = $state<'lecture' | 'true'>('lecture');
  readonly #memory: Memory | null;

  /** @param browserLanguage - `navigator.language`, for the first visit. */
  constructor(memory: Memory | null, browserLanguage: string, urlLanguage: string | null) {
    this.#memory = memory;
    const language = urlLanguage ?? memory?.getItem(LANGUAGE_KEY) ?? browserLanguage;
    this.language = language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
    const theme = memory?.getItem(THEME_KEY);
    this.theme = theme === 'light' || theme === 'dark' ? theme : 'auto';
  }

  setLanguage(language: Language): void {
    this.language = language;
    this.#memory?.setItem(LANGUAGE_KEY, language);
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#memory?.setItem(THEME_KEY, theme);
  }
}
