/** What the server refused, or could not be asked. */

import { ApiError } from '../api.ts';
import type { Problem } from '../controls/refusal.ts';

export class Problems {
  /** The latest; null where there is none, or it was put away. */
  current = $state.raw<Problem | null>(null);

  /** A problem of the page's own. */
  say(code: string): void {
    this.current = { code, message: '' };
  }

  /** Does something that the server may refuse: a refusal becomes the current problem, and the answer is false. */
  readonly attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    try {
      await action();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.current = { code: error.code, message: error.message, zh: error.zh };
      return false;
    }
  };
}
