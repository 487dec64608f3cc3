/** The page's entry: fetches the words in the language wanted, then mounts the stage. */

import { mount } from 'svelte';
import App from './App.svelte';
import { fetchWords } from './api.ts';
import './fonts.css';
import { Preferences, wantedLanguage } from './state/preferences.svelte.ts';
import './tokens.css';

const target = document.getElementById('app');
if (target) void start(target);

async function start(target: HTMLElement): Promise<void> {
  const inAddress = new URLSearchParams(location.search).get('lang');
  const language = wantedLanguage(localStorage, navigator.language, inAddress);
  try {
    const preferences = new Preferences(localStorage, await fetchWords(language));
    mount(App, { target, props: { preferences } });
  } catch (error) {
    document.getElementById('speechless')?.removeAttribute('hidden');
    throw error;
  }
}
